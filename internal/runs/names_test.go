package runs

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestNewDir(t *testing.T) {
	logs := t.TempDir()
	zone := time.FixedZone("east", 9*3600)
	for _, tc := range []struct {
		parts  []string
		want   string
		reason string
	}{
		{[]string{"my-ckpt", "core", "3f2ac1"}, "20261123T0120Z-my-ckpt-core-3f2ac1", "an ordinary run"},
		{nil, "20261123T0120Z", "a job's directory is a stamp"},
		{[]string{"../../x", "core", "3f2ac1"}, "20261123T0120Z-x-core-3f2ac1", "a model's name that climbs"},
		{[]string{"org/model:tag", "core"}, "20261123T0120Z-org-model-tag-core", "slash and colon"},
		{[]string{"/etc/passwd", "..", "."}, "20261123T0120Z-etc-passwd-unnamed-unnamed", "nothing but dots"},
		{[]string{"a\x00b\n\x1b[31m", "\xff\xfe"}, "20261123T0120Z-a-b-31m-unnamed", "control characters and invalid UTF-8"},
		{[]string{"", "-rf", "x."}, "20261123T0120Z-unnamed-rf-x", "empty, like a flag, and a dot at the end"},
		{[]string{"模型-7B", "ключ"}, "20261123T0120Z-模型-7B-ключ", "letters of any script stay"},
		{[]string{`C:\x*?"<>|y`, "a b"}, "20261123T0120Z-C-x-y-a-b", "what Windows forbids"},
	} {
		dir := NewDir(logs, started().In(zone), tc.parts...)
		if filepath.Dir(dir) != logs || filepath.Base(dir) != tc.want {
			t.Errorf("%s: NewDir(%q) = %s, want %s", tc.reason, tc.parts, filepath.Base(dir), tc.want)
		}
	}
}

func TestNewDirOfALongName(t *testing.T) {
	for _, long := range []string{strings.Repeat("long/", 1<<18), strings.Repeat("模", 500)} {
		base := filepath.Base(NewDir("logs", started(), long, "core", "3f2ac1"))
		if len(base) > longest || !utf8.ValidString(base) || !strings.HasSuffix(base, "-core-3f2ac1") {
			t.Errorf("NewDir of a long model's name = %q (%d bytes)", base, len(base))
		}
	}
}

func TestNewDirThatIsTaken(t *testing.T) {
	logs := t.TempDir()
	for _, want := range []string{"20261123T0120Z-m", "20261123T0120Z-m-2", "20261123T0120Z-m-3"} {
		dir := NewDir(logs, started(), "m")
		if filepath.Base(dir) != want {
			t.Errorf("NewDir = %s, want %s", filepath.Base(dir), want)
		}
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if stampOf(filepath.Base(dir)) != "20261123T0120Z" {
			t.Errorf("the stamp of %s is not found again", dir)
		}
	}
}

func TestStampOf(t *testing.T) {
	for name, want := range map[string]string{
		"20261123T0120Z": "20261123T0120Z", "20261123T0120Z-2": "20261123T0120Z", "20261123T0120Z-m-core": "20261123T0120Z",
		"20261123T0120Zx": "", "20261323T0120Z": "", "nightly": "", "": "",
	} {
		if got := stampOf(name); got != want {
			t.Errorf("stampOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("../../x", "org/model:tag", 60)
	f.Add("", ".-.", 5)
	f.Fuzz(func(t *testing.T, a, b string, most int) {
		most = 20 + (most%100+100)%100
		name := SafeName(most, "-", a, b)
		if len(name) > most || name == "" || strings.ContainsAny(name, "/\\:\x00\n ") || !utf8.ValidString(name) ||
			name[0] == '.' || name[0] == '-' || name != filepath.Base(name) {
			t.Errorf("SafeName(%d, %q, %q) = %q", most, a, b, name)
		}
		if again := SafeName(most, "-", name); again != name {
			t.Errorf("SafeName of its own result %q is %q", name, again)
		}
	})
}
