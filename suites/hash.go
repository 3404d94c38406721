package suites

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// A Hash is the first 128 bits of a SHA-256: enough that no two items of a
// suite share one by accident.
type Hash [16]byte

// String gives 32 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// AskHash identifies what the model sees: question, context and choices. It
// joins the answers of two runs to one question, and it survives a mended
// gold answer, a renamed id and a new scenario. The zero Item has a hash too.
func (it Item) AskHash() Hash {
	// Each part goes in with its length, so that a word that moves from the
	// context to the question makes another hash.
	b := make([]byte, 0, 512)
	b = appendPart(b, it.Question)
	b = appendPart(b, it.Context)
	for _, c := range it.Choices {
		b = appendPart(b, c)
	}
	return hashOf(b)
}

// Hash identifies the item with every claim about it: the hash of its
// canonical line. A suite's identity is made of these.
func (it Item) Hash() Hash {
	return hashOf(it.AppendJSON(make([]byte, 0, 1024)))
}

// ClusterKey names the group of items that should be taken as one where
// independence matters: the cluster, else the pair, else the id.
func (it Item) ClusterKey() string {
	switch {
	case it.Cluster != "":
		return it.Cluster
	case it.Pair != "":
		return it.Pair
	}
	return it.ID
}

func appendPart(b []byte, part string) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(len(part)))
	return append(b, part...)
}

func hashOf(b []byte) Hash {
	sum := sha256.Sum256(b)
	return Hash(sum[:16])
}
