package evaluate

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/abstain-eval/abstain-eval/internal/endpoint"
	"github.com/abstain-eval/abstain-eval/internal/runs"
)

// longestDir is how many bytes the name of a run's directory has at most.
const longestDir = 100

// dirName is the name of a run's directory within its job's. One that is too long
// is shortened and ends with a hash, so that it stays another than the next.
func (c cell) dirName() string {
	name, policy := nameOf(c.Checkpoint), c.Policy.Name
	if whole := runs.SafeName(len(name)+len(policy)+longestDir, ".", name, policy); len(whole) <= longestDir {
		return whole
	}
	sum := sha256.Sum256([]byte(name + "\x00" + policy))
	hash := "-" + hex.EncodeToString(sum[:4])
	return runs.SafeName(longestDir-len(hash), ".", name, policy) + hash
}

// RunsOf gives the directories, within that of a job, in which the runs of a
// checkpoint will lie. The error, a join of several *UsageError, says what no request to
// it can carry and what no directory can be called. Nothing is sent.
func (j Job) RunsOf(c Checkpoint) (dirs []string, err error) {
	wrong := c.addressErrors()
	if len(wrong) == 0 && c.BaseURL != "" {
		pool, err := endpoint.NewPool(clientConfig(c, c.Asking), c.addresses(), nil)
		if err != nil { // an address given twice, a key, a header, certificates
			wrong = append(wrong, &UsageError{Message: err.Error()})
		} else {
			pool.Close()
		}
	}
	if c.Name != "" && c.Name != "unnamed" && runs.SafeName(longestDir, "", c.Name) == "unnamed" {
		wrong = append(wrong, &UsageError{Message: fmt.Sprintf("--checkpoint is %q; directories are called after it, so it needs a letter or a digit", c.Name)})
	}
	j.Name, j.Checkpoints = cmp.Or(j.Name, "job"), []Checkpoint{c}
	cells, err := j.cells()
	for _, c := range slices.Concat(cells...) {
		dirs = append(dirs, c.dirName())
	}
	return dirs, errors.Join(append(wrong, err)...)
}

// addressErrors says what is wrong with the addresses that were given.
func (c Checkpoint) addressErrors() []error {
	var wrong []error
	for _, address := range c.addresses() {
		config := endpoint.Config{BaseURL: address, Model: c.Model, APIVersion: c.APIVersion}
		if _, err := endpoint.CallURL(config); err != nil && address != "" {
			wrong = append(wrong, &UsageError{Message: "--base-url: " + err.Error()})
		}
	}
	return wrong
}
