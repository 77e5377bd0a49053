package typeset

import (
	"math/rand"
	"testing"
)

func TestFenwickAgainstSums(t *testing.T) {
	rnd := rand.New(rand.NewSource(1))
	for n := range 40 {
		values := make([]int, n)
		for i := range values {
			values[i] = rnd.Intn(5)
		}
		var f fenwick
		f.reset(append([]int(nil), values...))
		for range 50 {
			if n > 0 {
				i, v := rnd.Intn(n), rnd.Intn(9)
				values[i] = v
				f.set(i, v)
			}
			sum := 0
			for i := range n {
				if got := f.sum(i); got != sum {
					t.Fatalf("%v: sum(%d) = %d, want %d", values, i, got, sum)
				}
				for y := sum; y < sum+values[i]; y++ {
					if got := f.find(y); got != i {
						t.Fatalf("%v: find(%d) = %d, want %d", values, y, got, i)
					}
				}
				sum += values[i]
			}
			if got := f.sum(n); got != sum {
				t.Fatalf("%v: sum(%d) = %d, want %d", values, n, got, sum)
			}
			if got, want := f.find(sum+1), max(n-1, 0); got != want {
				t.Fatalf("%v: find past the end = %d, want %d", values, got, want)
			}
			if got := f.find(-1); got != 0 {
				t.Fatalf("%v: find(-1) = %d", values, got)
			}
		}
	}
}
