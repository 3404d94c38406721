//go:build !unix && !windows

package runs

import (
	"errors"
	"syscall"
)

// isFull says that err means no space is left on the disk.
func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) }
