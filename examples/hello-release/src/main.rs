//! Reads versions from the command line and prints the newest of them as JSON.

use anyhow::{Context, Result};
use semver::Version;
use serde_json::json;

fn main() -> Result<()> {
    let versions = std::env::args()
        .skip(1)
        .map(|text| Version::parse(&text).with_context(|| format!("'{text}' is not a version")))
        .collect::<Result<Vec<_>>>()?;
    println!("{}", report(&versions));
    Ok(())
}

fn report(versions: &[Version]) -> serde_json::Value {
    let newest = versions.iter().max();
    json!({
        "tool": concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")),
        "count": versions.len(),
        "newest": newest.map(Version::to_string),
        "prerelease": newest.is_some_and(|version| !version.pre.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_newer_than_its_prerelease() {
        let versions = ["1.0.0-rc.1", "1.0.0", "0.9.9"].map(|text| Version::parse(text).unwrap());
        assert_eq!(report(&versions)["newest"], "1.0.0");
    }
}
