/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pool. Counts of chunks are plain integers on purpose: a chunk run twice or after
 * its loop shows as a wrong count here and as a race under ThreadSanitizer. */

#include "core/parallel/pool.h"

#include "tests/core/parallel/tests.h"

#include <math.h>
#include <string.h>

#define MAX_CHUNKS 1021

static const guint thread_counts[] = { 1, 2, 8, 64 };

typedef struct
{
  MurPool *pool;
  gsize n_chunks;
  int runs[MAX_CHUNKS];
  gsize last[64]; /* by thread: 1 + the last chunk it ran */
  double sums[MAX_CHUNKS];
} Loop;

static void
count_cb (gsize chunk, guint thread, gpointer data)
{
  Loop *loop = data;

  g_assert_cmpuint (chunk, <, loop->n_chunks);
  g_assert_cmpuint (thread, <, mur_pool_n_threads (loop->pool));
  g_assert_cmpuint (chunk, >=, loop->last[thread]);
  loop->last[thread] = chunk + 1;
  loop->runs[chunk]++;
}

/* Each chunk once, each thread's chunks in order, and all of them before the return. */
static void
run_loop (Loop *loop, gsize n_chunks)
{
  memset (loop->runs, 0, sizeof loop->runs);
  memset (loop->last, 0, sizeof loop->last);
  loop->n_chunks = n_chunks;
  mur_pool_for (loop->pool, n_chunks, count_cb, loop);
  for (gsize i = 0; i < MAX_CHUNKS; i++)
    g_assert_cmpint (loop->runs[i], ==, i < n_chunks ? 1 : 0);
}

static void
test_every_chunk_once (void)
{
  static const gsize counts[] = { 0, 1, 2, 3, 7, 64, 65, 500, MAX_CHUNKS };

  for (gsize i = 0; i < G_N_ELEMENTS (thread_counts); i++)
    {
      g_autoptr (MurPool) pool = mur_pool_new (thread_counts[i]);
      g_autofree Loop *loop = g_new0 (Loop, 1);

      loop->pool = pool;
      g_assert_cmpuint (mur_pool_n_threads (pool), ==, thread_counts[i]);
      for (int repeat = 0; repeat < 10; repeat++)
        for (gsize j = 0; j < G_N_ELEMENTS (counts); j++)
          run_loop (loop, counts[j]);
    }
}

static void
take_ticket_cb (gsize chunk, guint thread, gpointer data)
{
  guint *next = data;

  g_assert_cmpuint (thread, ==, 0);
  g_assert_cmpuint (chunk, ==, (*next)++);
}

static void
test_one_thread_in_order (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (1);
  guint next = 0;

  mur_pool_for (pool, 1000, take_ticket_cb, &next);
  g_assert_cmpuint (next, ==, 1000);
}

typedef struct
{
  gint n_started;
  gint order[257]; /* by chunk: how many had started before it */
} HandOut;

static void
hand_out_cb (gsize chunk, guint thread, gpointer data)
{
  HandOut *hand_out = data;

  hand_out->order[chunk] = g_atomic_int_add (&hand_out->n_started, 1);
}

/* Handed out in order: when chunk c starts, c chunks were handed out before it, and of
 * those each other thread holds at most one that has not started. So at least
 * c − (n − 1) have started. */
static void
test_handed_out_in_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (thread_counts); i++)
    {
      g_autoptr (MurPool) pool = mur_pool_new (thread_counts[i]);

      for (int repeat = 0; repeat < 50; repeat++)
        {
          HandOut hand_out = { 0 };

          mur_pool_for (pool, 257, hand_out_cb, &hand_out);
          g_assert_cmpint (hand_out.n_started, ==, 257);
          for (int chunk = 0; chunk < 257; chunk++)
            g_assert_cmpint (hand_out.order[chunk], >=,
                             chunk + 1 - (int)thread_counts[i]);
        }
    }
}

static void
sum_cb (gsize chunk, guint thread, gpointer data)
{
  Loop *loop = data;
  double sum = 0;

  for (gsize i = chunk * 37; i < chunk * 37 + 37; i++)
    sum += sqrt ((double)i) / 3.7 - 1.0 / (double)(i + 1);
  loop->sums[chunk] = sum;
}

static void
test_same_bits_for_any_threads (void)
{
  g_autofree Loop *expected = g_new0 (Loop, 1);

  for (gsize chunk = 0; chunk < MAX_CHUNKS; chunk++)
    sum_cb (chunk, 0, expected);
  for (gsize i = 0; i < G_N_ELEMENTS (thread_counts); i++)
    {
      g_autoptr (MurPool) pool = mur_pool_new (thread_counts[i]);
      g_autofree Loop *found = g_new0 (Loop, 1);

      mur_pool_for (pool, MAX_CHUNKS, sum_cb, found);
      g_assert_cmpmem (found->sums, sizeof found->sums, expected->sums,
                       sizeof expected->sums);
    }
}

/* Loops that follow so closely that workers come late, with new data each: whoever
 * mixed up two loops would write into the wrong one. */
static void
test_loops_follow_closely (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (thread_counts); i++)
    {
      g_autoptr (MurPool) pool = mur_pool_new (thread_counts[i]);
      g_autofree Loop *loops = g_new0 (Loop, 2);

      loops[0].pool = loops[1].pool = pool;
      for (int repeat = 0; repeat < 1000; repeat++)
        run_loop (&loops[repeat % 2], 2 + (gsize)repeat % 5);
    }
}

/* Pauses longer than the spin: threads are asleep at the announcement. */
static void
test_wakes_sleepers (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (8);
  g_autofree Loop *loop = g_new0 (Loop, 1);

  loop->pool = pool;
  for (int repeat = 0; repeat < 200; repeat++)
    {
      g_usleep ((gulong)(repeat * 7 % 20) * 10);
      run_loop (loop, 9);
    }
}

static void
meet_cb (gsize chunk, guint thread, gpointer data)
{
  gint *n_met = data;

  g_atomic_int_inc (n_met);
  while (g_atomic_int_get (n_met) < 8)
    g_usleep (50);
}

/* Eight chunks that wait for one another end only when eight threads run them. */
static void
test_all_threads_take_part (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (8);

  for (int repeat = 0; repeat < 20; repeat++)
    {
      gint n_met = 0;

      mur_pool_for (pool, 8, meet_cb, &n_met);
      g_assert_cmpint (n_met, ==, 8);
    }
}

static void
slow_cb (gsize chunk, guint thread, gpointer data)
{
  gint *n_done = data;

  if (thread > 0)
    g_usleep (2000);
  g_atomic_int_inc (n_done);
}

/* The caller is done first, longer than it spins, and has to sleep for the others. */
static void
test_waits_for_slow_chunks (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (3);

  for (int repeat = 0; repeat < 50; repeat++)
    {
      gint n_done = 0;

      mur_pool_for (pool, 3, slow_cb, &n_done);
      g_assert_cmpint (n_done, ==, 3);
    }
}

static void
add_cb (gsize chunk, guint thread, gpointer data)
{
  g_atomic_int_inc ((gint *)data);
}

/* Thousands of pools, two at a time, used or never used. */
static void
test_new_and_free (void)
{
  for (int repeat = 0; repeat < 3000; repeat++)
    {
      g_autoptr (MurPool) outer = mur_pool_new (1 + (guint)repeat % 3);
      g_autoptr (MurPool) inner = mur_pool_new (2);
      gint n_done = 0;

      if (repeat % 4 == 0)
        continue;
      mur_pool_for (inner, 3, add_cb, &n_done);
      mur_pool_for (outer, 4, add_cb, &n_done);
      g_assert_cmpint (n_done, ==, 7);
    }
}

static void
nest_cb (gsize chunk, guint thread, gpointer data)
{
  g_autoptr (MurPool) inner = mur_pool_new (2);

  mur_pool_for (inner, 5, add_cb, data);
}

/* A pool of its own within a chunk is allowed, where the same pool is not. */
static void
test_nested_pools (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (4);
  gint n_done = 0;

  for (int repeat = 0; repeat < 50; repeat++)
    mur_pool_for (pool, 11, nest_cb, &n_done);
  g_assert_cmpint (n_done, ==, 50 * 11 * 5);
}

static void
same_pool_cb (gsize chunk, guint thread, gpointer data)
{
  Loop *loop = data;

  if (chunk == 0)
    mur_pool_for (loop->pool, 3, count_cb, loop);
}

static void
test_refuses_misuse (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (2);
  g_autofree Loop *loop = g_new0 (Loop, 1);

  loop->pool = pool;
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*gate*");
  mur_pool_for (pool, 2, same_pool_cb, loop);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*MAX_THREADS*");
  g_assert_null (mur_pool_new (1025));
  g_test_assert_expected_messages ();
  g_assert_cmpint (loop->runs[0], ==, 0);
}

static void
test_default_size (void)
{
  g_autoptr (MurPool) pool = mur_pool_new (0);

  g_assert_cmpuint (mur_pool_n_threads (pool), ==, MIN (g_get_num_processors (), 1024));
}

void
mur_test_pool (void)
{
  g_test_add_func ("/core/pool/every-chunk-once", test_every_chunk_once);
  g_test_add_func ("/core/pool/one-thread-in-order", test_one_thread_in_order);
  g_test_add_func ("/core/pool/handed-out-in-order", test_handed_out_in_order);
  g_test_add_func ("/core/pool/same-bits-for-any-threads",
                   test_same_bits_for_any_threads);
  g_test_add_func ("/core/pool/loops-follow-closely", test_loops_follow_closely);
  g_test_add_func ("/core/pool/wakes-sleepers", test_wakes_sleepers);
  g_test_add_func ("/core/pool/all-threads-take-part", test_all_threads_take_part);
  g_test_add_func ("/core/pool/waits-for-slow-chunks", test_waits_for_slow_chunks);
  g_test_add_func ("/core/pool/new-and-free", test_new_and_free);
  g_test_add_func ("/core/pool/nested-pools", test_nested_pools);
  g_test_add_func ("/core/pool/refuses-misuse", test_refuses_misuse);
  g_test_add_func ("/core/pool/default-size", test_default_size);
}
