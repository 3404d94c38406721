//go:build unix

package runs

import (
	"errors"
	"syscall"
)

// isFull says that err means no space is left, on the disk or in the quota.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
