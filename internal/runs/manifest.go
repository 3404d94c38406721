package runs

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/abstain-eval/abstain-eval/suites"
)

// Format is the version of the run directory that this package writes and the
// only one it reads.
const Format = 1

// MostAsks bounds items times epochs, so that a damaged manifest cannot ask for
// all memory there is. A run of this size has a bitmap of 128 MB.
const MostAsks = 1 << 30

// A Manifest is run.json: what a run is, written once, before its first
// request.
type Manifest struct {
	Format     int        `json:"format"` // Create sets it
	ID         string     `json:"id"`     // as NewID gives it
	Identity   Identity   `json:"identity"`
	Checkpoint Checkpoint `json:"checkpoint"`
	Suites     []Suite    `json:"suites"`
	Provenance Provenance `json:"provenance"`
}

// A Checkpoint is what the user calls the model, and how it was trained where
// that was said: a fact about it, never a verdict.
type Checkpoint struct {
	Name      string `json:"name"`
	TrainedBy string `json:"trained_by,omitempty"`
	// Capabilities are what it was declared to have.
	Capabilities []suites.Capability `json:"capabilities,omitempty"`
}

// A Suite is one of the suites whose items a run holds, in the order in which
// they stand in items.jsonl.
type Suite struct {
	Name       string `json:"name"`
	Version    string `json:"version,omitempty"`
	Hash       string `json:"hash"`
	Population string `json:"population,omitempty"`
	Probe      string `json:"probe,omitempty"` // "" for a suite of both sides
	Items      int    `json:"items"`           // how many of the run's items are its
	// LeftOut are items that were chosen and not asked, since their label did
	// not hold that day or for this checkpoint, or to which a file of answers has
	// none.
	LeftOut []suites.LeftOut `json:"left_out,omitempty"`
	// BrokenPairs is how many pairs among its items have several on a side, and
	// FirstBroken the name of one.
	BrokenPairs int    `json:"broken_pairs,omitempty"`
	FirstBroken string `json:"first_broken,omitempty"`
}

// Provenance is how a run came about. None of it is part of its identity.
type Provenance struct {
	// BaseURLs are written without user, password, query and fragment.
	BaseURLs  []string `json:"base_urls"`
	MaxTokens int      `json:"max_tokens,omitempty"` // as the run began; it may grow on resume
	Stream    bool     `json:"stream,omitempty"`     // as the run began, replies were asked for as streams
	Tool      string   `json:"tool"`
	// Command is written as given: the caller leaves out whatever may hold a
	// secret.
	Command   []string          `json:"command"`
	Tags      map[string]string `json:"tags"`
	Started   time.Time         `json:"started"`
	Simulated bool              `json:"simulated,omitempty"`
	// Source is what the items were read from; nil where that is not known.
	Source *Source `json:"source,omitempty"`
}

// encode gives the bytes of run.json: indented for the eye, maps sorted, empty
// lists as [].
func (m Manifest) encode() ([]byte, error) {
	m.Format = Format
	if m.Suites == nil {
		m.Suites = []Suite{}
	}
	urls := make([]string, len(m.Provenance.BaseURLs))
	for i, u := range m.Provenance.BaseURLs {
		urls[i] = PublicURL(u)
	}
	m.Provenance.BaseURLs = urls
	if m.Provenance.Command == nil {
		m.Provenance.Command = []string{}
	}
	if m.Provenance.Tags == nil {
		m.Provenance.Tags = map[string]string{}
	}
	m.Provenance.Started = m.Provenance.Started.UTC()
	data, err := asJSON(m, "  ")
	if err != nil {
		return nil, fmt.Errorf("encoding %s: %w", ManifestFile, err)
	}
	return data, nil
}

// A formatError is a file of another version of this program, which is not damaged.
type formatError struct{ format int }

func (e *formatError) Error() string {
	return fmt.Sprintf("written in format %d by another version of this program, which reads format %d", e.format, Format)
}

// decodeManifest reads run.json. The format is looked at first: a later one may
// mean other things by the same names.
func decodeManifest(data []byte) (Manifest, error) {
	var head struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return Manifest{}, inWords(err)
	}
	switch {
	case head.Format == 0:
		return Manifest{}, errors.New(`"format" is missing`)
	case head.Format != Format:
		return Manifest{}, &formatError{head.Format}
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return Manifest{}, inWords(err)
	}
	return m, m.check()
}

func (m Manifest) check() error {
	id := m.Identity
	switch {
	case m.ID == "":
		return errors.New(`"id" is missing`)
	case id.NItems < 0:
		return fmt.Errorf("identity.n_items is %d", id.NItems)
	case id.Epochs < 1:
		return fmt.Errorf("identity.epochs is %d; it is at least 1", id.Epochs)
	case id.NItems > MostAsks/id.Epochs:
		return fmt.Errorf("%d items in %d epochs are more than the %d asks a run can hold", id.NItems, id.Epochs, MostAsks)
	}
	return nil
}

// ItemsDigest returns the SHA-256 of what items writes, in hexadecimal, and how
// many lines it wrote: the two halves of an identity that come from the items.
// Create holds them against what it writes.
func ItemsDigest(items func(io.Writer) error) (sha256 string, n int, err error) {
	d := newDigest()
	if err := items(d); err != nil {
		return "", 0, err
	}
	return d.sum(), d.lines, nil
}
