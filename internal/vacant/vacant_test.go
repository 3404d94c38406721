package vacant

import (
	"errors"
	"net"
	"syscall"
	"testing"
)

// TestAddress: nothing listens there, and what listens anywhere is not given the port.
func TestAddress(t *testing.T) {
	address := Address(t)
	if conn, err := net.Dial("tcp", address); !errors.Is(err, syscall.ECONNREFUSED) {
		if err == nil {
			_ = conn.Close()
		}
		t.Errorf("%v, want a connection that is refused", err)
	}
	if l, err := net.Listen("tcp", address); err == nil {
		_ = l.Close()
		t.Error("the port was free")
	}
}
