"""Lectures that end in questions: what stands above them asks nothing."""

from __future__ import annotations

LECTURES = {
    "prose": """\
# Memory

Memory is a long row of bytes. A program sees it through addresses.

## The heap

The heap grows from below. It holds what lives long.

- blocks have headers
- headers have sizes

## The stack

The stack grows from above. **Frames** hold locals.

| part | grows |
|---|---|
| heap | up |
| stack | down |
""",
    "terms": """\
# Memory

## Terms

**Heap:** what lives long.

**Stack:** what lives short.

- **Frame**: one call
- **Block**: one allocation

## Costs

1. Allocate: slow
2. Free: fast
""",
    "code": """\
# Memory

## Allocating

```c
int *p = malloc(4);
```

Why not on the stack? Because it lives longer.

### Step 1: ask

Call it.

### Step 2: check

Compare with `NULL`.
""",
    "contents": """\
# Memory

- [The heap](#the-heap)
- [Review questions](#review-questions)

## The heap

The heap grows from below.

### Headers

Each block has one.

### Sizes

They are multiples of eight.
""",
    "chapters": """\
# Memory

## Introduction

In this lecture we ask: how does a program remember? See the [slides](x.pdf).

## Learning goals

- Explain the heap
- Describe the stack
- Compare both

## 1. The heap

It grows.

## 2. The stack

It grows, too.

## 3. Summary

Both grow.
""",
}
