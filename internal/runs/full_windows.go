package runs

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isFull says that err means no space is left on the disk.
func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
