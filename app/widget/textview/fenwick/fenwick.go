// Package fenwick keeps prefix sums of changing numbers, such as the heights of the lines of a text.
package fenwick

// Tree is a Fenwick tree (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994): it returns the sum
// of the first n values, and the item at a sum, and changes a single value, all in O(log n). Values are not negative. The
// zero Tree has no values.
//
// sums[i] holds the sum of the lowbit(i) items that end at item i, counted from 1.
type Tree struct {
	values []int
	sums   []int
}

// Reset sets the values, in O(n). The tree keeps the slice.
func (t *Tree) Reset(values []int) {
	t.values = values
	if cap(t.sums) < len(values)+1 {
		t.sums = make([]int, len(values)+1, len(values)+1+len(values)/8)
	}
	t.sums = t.sums[:len(values)+1]
	t.sums[0] = 0
	copy(t.sums[1:], values)
	for i := 1; i < len(t.sums); i++ {
		if parent := i + i&-i; parent < len(t.sums) {
			t.sums[parent] += t.sums[i]
		}
	}
}

// Values returns the values. The caller may modify the slice only to pass it to Reset.
func (t *Tree) Values() []int { return t.values }

// Value returns the value of item i.
func (t *Tree) Value(i int) int { return t.values[i] }

// Set changes the value of item i.
func (t *Tree) Set(i, value int) {
	d := value - t.values[i]
	if d == 0 {
		return
	}
	t.values[i] = value
	for i++; i < len(t.sums); i += i & -i {
		t.sums[i] += d
	}
}

// Sum returns the sum of the first n values.
func (t *Tree) Sum(n int) int {
	s := 0
	for ; n > 0; n -= n & -n {
		s += t.sums[n]
	}
	return s
}

// Find returns the item that covers the sum y: Sum(i) ≤ y < Sum(i+1). Below 0 it is the first item, past the end the last;
// without items 0.
func (t *Tree) Find(y int) int {
	n := len(t.values)
	step := 1
	for step*2 <= n {
		step *= 2
	}
	i := 0
	for ; step > 0; step /= 2 {
		if i+step <= n && t.sums[i+step] <= y {
			i += step
			y -= t.sums[i]
		}
	}
	return max(min(i, n-1), 0)
}
