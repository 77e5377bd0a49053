package fenwick

import (
	"math/rand"
	"testing"
)

func TestTreeAgainstSums(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for n := range 40 {
		values := make([]int, n)
		for i := range values {
			values[i] = rnd.Intn(5)
		}
		var f Tree
		f.Reset(append([]int(nil), values...))
		for range 50 {
			if n > 0 {
				i, v := rnd.Intn(n), rnd.Intn(9)
				values[i] = v
				f.Set(i, v)
			}
			sum := 0
			for i := range n {
				if got := f.Sum(i); got != sum {
					t.Fatalf("%v: sum(%d) = %d, want %d", values, i, got, sum)
				}
				for y := sum; y < sum+values[i]; y++ {
					if got := f.Find(y); got != i {
						t.Fatalf("%v: find(%d) = %d, want %d", values, y, got, i)
					}
				}
				sum += values[i]
			}
			if got := f.Sum(n); got != sum {
				t.Fatalf("%v: sum(%d) = %d, want %d", values, n, got, sum)
			}
			if got, want := f.Find(sum+1), max(n-1, 0); got != want {
				t.Fatalf("%v: find past the end = %d, want %d", values, got, want)
			}
			if got := f.Find(-1); got != 0 {
				t.Fatalf("%v: find(-1) = %d", values, got)
			}
		}
	}
}
