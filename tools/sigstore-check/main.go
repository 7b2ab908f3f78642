// Command sigstore-check verifies one bundle with sigstore-go, the library beneath gh and cosign, and without the
// policies that those put around it.
//
//	sigstore-check INSTANCE TRUSTED_ROOT BUNDLE SHA256 SAN ISSUER
//
// INSTANCE is public-good (an SCT, a log entry and an observed time are demanded) or github (a signed time stamp is).
package main

import (
	"encoding/hex"
	"fmt"
	"os"

	"github.com/sigstore/sigstore-go/pkg/bundle"
	"github.com/sigstore/sigstore-go/pkg/root"
	"github.com/sigstore/sigstore-go/pkg/verify"
)

var demands = map[string][]verify.VerifierOption{
	"public-good": {
		verify.WithSignedCertificateTimestamps(1),
		verify.WithTransparencyLog(1),
		verify.WithObserverTimestamps(1),
	},
	"github": {verify.WithSignedTimestamps(1)},
}

func main() {
	if err := check(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("verified")
}

func check(args []string) error {
	if len(args) != 6 {
		return fmt.Errorf("expected 6 arguments, got %d", len(args))
	}
	options, known := demands[args[0]]
	if !known {
		return fmt.Errorf("unknown instance %q", args[0])
	}
	material, err := root.NewTrustedRootFromPath(args[1])
	if err != nil {
		return fmt.Errorf("trusted root: %w", err)
	}
	signed, err := bundle.LoadJSONFromPath(args[2])
	if err != nil {
		return fmt.Errorf("bundle: %w", err)
	}
	digest, err := hex.DecodeString(args[3])
	if err != nil {
		return fmt.Errorf("digest: %w", err)
	}
	identity, err := verify.NewShortCertificateIdentity(args[5], "", args[4], "")
	if err != nil {
		return fmt.Errorf("identity: %w", err)
	}
	verifier, err := verify.NewVerifier(material, options...)
	if err != nil {
		return fmt.Errorf("verifier: %w", err)
	}
	policy := verify.NewPolicy(
		verify.WithArtifactDigest("sha256", digest),
		verify.WithCertificateIdentity(identity),
	)
	_, err = verifier.Verify(signed, policy)
	return err
}
