/**
 * The environment of child processes, chosen by name. The job's own holds the tokens of the runner and of GitHub
 * (ACTIONS_RUNTIME_TOKEN, ACTIONS_ID_TOKEN_REQUEST_TOKEN, GITHUB_TOKEN, INPUT_GITHUB-TOKEN): a child that has none
 * of them cannot leak or use them.
 */

type Environment = Readonly<Record<string, string | undefined>>

/** What programs need to start, to find their homes, and to reach a registry through a proxy. */
const BASE: ReadonlySet<string> = new Set([
  'PATH',
  'HOME',
  'USER',
  'USERPROFILE',
  'LOCALAPPDATA',
  'APPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'TMPDIR',
  'TMP',
  'TEMP',
  'CARGO_HOME',
  'RUSTUP_HOME',
  'RUSTUP_AUTO_INSTALL',
  'CARGO_NET_OFFLINE',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'CARGO_HTTP_CAINFO',
  'CARGO_HTTP_PROXY',
  'CARGO_HTTP_CHECK_REVOKE',
])

/**
 * What a build may depend on besides: a build that is to be found fresh must see what the first one saw. Values of
 * one's own that a build script reads are not among them; such builds hand over `cargo-messages`.
 */
const OF_BUILDS =
  /^(?:CARGO_.*|RUST.*|CC|CXX|AR|LD|LDFLAGS|CFLAGS|CXXFLAGS|(?:CC|CXX|AR|CFLAGS|CXXFLAGS|RANLIB)_.*|(?:HOST|TARGET)_(?:CC|CXX|AR|CFLAGS|CXXFLAGS)|PKG_CONFIG.*|CMAKE.*|BINDGEN_.*|LIBCLANG_PATH|LLVM_.*|OPENSSL_.*|PROTOC|SCCACHE_.*|SDKROOT|DEVELOPER_DIR|MACOSX_DEPLOYMENT_TARGET|SOURCE_DATE_EPOCH|LIB|LIBPATH|INCLUDE|VC.*|VISUALSTUDIOVERSION|WINDOWSSDK.*|UCRTVERSION|CI|LANG|LC_ALL|TZ|GITHUB_(?:ACTIONS|SHA|REF|REF_NAME|REF_TYPE|REPOSITORY|REPOSITORY_OWNER|RUN_ID|RUN_NUMBER|RUN_ATTEMPT|WORKSPACE|SERVER_URL|HEAD_REF|BASE_REF|EVENT_NAME|ACTOR|JOB|WORKFLOW)|RUNNER_(?:OS|ARCH|TEMP|TOOL_CACHE))$/

const SECRET = /TOKEN|SECRET|PASSWORD|CREDENTIAL|PASSPHRASE|PRIVATE_KEY/

/** Where a private registry is: without it cargo does not even read a manifest that names the registry. */
const INDEX = /^CARGO_REGISTRIES_[A-Z0-9_]+_INDEX$/

/** For programs that must see nothing of the project. */
export function baseEnvironment(environment: Environment): Record<string, string> {
  return pick(environment, name => BASE.has(name) || INDEX.test(name))
}

/** For a build in a job that runs the project's code anyway; still without any token. */
export function buildEnvironment(environment: Environment): Record<string, string> {
  return pick(environment, name => BASE.has(name) || (OF_BUILDS.test(name) && !SECRET.test(name)))
}

// Windows has `Path`, and proxies are written in lower case too.
function pick(
  environment: Environment,
  allowed: (name: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && allowed(name.toUpperCase()) ? [[name, value] as const] : [],
    ),
  )
}
