package typeset

// fenwick keeps sums of heights (P. M. Fenwick, "A new data structure for cumulative frequency tables", 1994): the
// height of the first n items, and the item at a height, both in O(log n) while any single height may change.
//
// tree[i] holds the sum of the lowbit(i) items that end at item i, counted from 1.
type fenwick struct {
	value []int
	tree  []int
}

// reset makes the sums those of value, which fenwick keeps.
func (f *fenwick) reset(value []int) {
	f.value = value
	if cap(f.tree) < len(value)+1 {
		f.tree = make([]int, len(value)+1)
	}
	f.tree = f.tree[:len(value)+1]
	f.tree[0] = 0
	copy(f.tree[1:], value)
	for i := 1; i < len(f.tree); i++ {
		if parent := i + i&-i; parent < len(f.tree) {
			f.tree[parent] += f.tree[i]
		}
	}
}

// set changes the value of item i.
func (f *fenwick) set(i, value int) {
	d := value - f.value[i]
	if d == 0 {
		return
	}
	f.value[i] = value
	for i++; i < len(f.tree); i += i & -i {
		f.tree[i] += d
	}
}

// sum returns the sum of the first n values.
func (f *fenwick) sum(n int) int {
	s := 0
	for ; n > 0; n -= n & -n {
		s += f.tree[n]
	}
	return s
}

// find returns the item that covers height y: sum(i) ≤ y < sum(i+1). Below 0 it is the first, past the end the last
// item; without items 0.
func (f *fenwick) find(y int) int {
	n := len(f.value)
	step := 1
	for step*2 <= n {
		step *= 2
	}
	i := 0
	for ; step > 0; step /= 2 {
		if i+step <= n && f.tree[i+step] <= y {
			i += step
			y -= f.tree[i]
		}
	}
	return max(min(i, n-1), 0)
}
