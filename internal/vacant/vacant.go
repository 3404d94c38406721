// Package vacant gives tests an address where nothing listens. Only tests use it.
package vacant

import (
	"net"
	"testing"
)

// Address is an address on loopback, host and port, that refuses connections
// until the test ends. The port of a server that was closed would do so only until
// another test, or another process, is given it: here a connection holds the port.
func Address(tb testing.TB) string {
	tb.Helper()
	address, release, err := Hold()
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(release)
	return address
}

// Hold is Address for what is no test of its own: it refuses connections until
// release is called. An error is that of the system, which has no port left or no loopback.
func Hold() (address string, release func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	held, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		_ = listener.Close()
		return "", nil, err
	}
	return held.LocalAddr().String(), func() {
		_ = held.Close()
		_ = listener.Close()
	}, nil
}
