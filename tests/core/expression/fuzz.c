/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Nothing that can be typed or pasted breaks anything: it is evaluated, or refused with
 * one clear line. */

#include <string.h>

#include "core/base/error.h"
#include "core/expression/program.h"
#include "tests/core/expression/sentence.h"

#define N_BYTES 20000
#define N_PIECES 20000
#define N_DAMAGED 10000

static const char *const inputs[] = { "t", "u", NULL };

static void
assert_refusal (const GError *error)
{
  g_assert_error (error, MUR_ERROR, MUR_ERROR_VALUE);
  g_assert_cmpstr (mur_error_field (error), ==, "formula");
  g_assert_true (g_str_has_prefix (error->message, "formula"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strpbrk (error->message, "\n\r\t"));
  g_assert_cmpuint (strlen (error->message), <, 400);
}

static void
evaluate (const MurProgram *program)
{
  const double t[] = { 0, -1.5, 1e300 }, u[] = { 2, 0.25, -0.0 };
  double parameters[MUR_PROGRAM_MAX_PARAMETERS];
  double values[3], gradient[3 * MUR_PROGRAM_MAX_PARAMETERS];
  g_autoptr (MurProgramCache) cache
    = mur_program_cache_new (program, (const double *const[]){ t, u }, 3);
  g_autoptr (MurProgramWorkspace) workspace = mur_program_workspace_new (program);

  for (guint i = 0; i < MUR_PROGRAM_MAX_PARAMETERS; i++)
    parameters[i] = i - 1.25;
  mur_program_evaluate_gradient (cache, workspace, parameters, 0, 3, values, gradient,
                                 3);
}

static gboolean
try (const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MurProgram) program = mur_program_new (source, inputs, "p", &error);

  if (program == NULL)
    assert_refusal (error);
  else
    {
      g_assert_no_error (error);
      evaluate (program);
    }
  return program != NULL;
}

static void
test_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31337);

  for (guint i = 0; i < N_BYTES; i++)
    {
      char source[65] = { 0 };
      const int length = g_rand_int_range (random, 0, 64);

      for (int k = 0; k < length; k++)
        source[k] = (char)g_rand_int_range (random, 1, i % 2 == 0 ? 256 : 128);
      try (source);
    }
}

/* Words of the grammar in any order, sometimes very many. */
static void
test_pieces (void)
{
  static const char *const pieces[]
    = { "p1",     "p2", "p3",  "t",    "u",      "2",  ".5",     "1e3",
        "+",      "-",  "*",   "/",    "^",      "(",  "(",      ")",
        ")",      ",",  "sin", "exp(", "atan2(", "pi", "\u03c0", "\u2212",
        "\u00b7", " ",  "e",   "min(", "sqrt(",  "-",  "x",      "p99" };
  g_autoptr (GRand) random = g_rand_new_with_seed (271828);
  guint n_accepted = 0;

  for (guint i = 0; i < N_PIECES; i++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      const int length = g_rand_int_range (random, 1, i % 100 == 0 ? 3000 : 9);

      for (int k = 0; k < length; k++)
        g_string_append (source,
                         pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      n_accepted += try (source->str) ? 1 : 0;
    }
  g_assert_cmpuint (n_accepted, >, N_PIECES / 100);
}

/* Sound formulas, then with a byte removed, doubled or replaced. */
static void
test_damaged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (161803);

  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autoptr (Sentence) sentence = sentence_random (random, 4);
      g_autofree char *text = sentence_write (sentence, random);
      g_autoptr (GString) source = g_string_new (text);
      const gssize at = g_rand_int_range (random, 0, (gint32)source->len);

      if (i % 3 == 0)
        g_string_erase (source, at, 1);
      else if (i % 3 == 1)
        g_string_insert_c (source, at, source->str[at]);
      else
        source->str[at] = "+-*/^(),.0tpe# "[g_rand_int_range (random, 0, 15)];
      try (source->str);
    }
}

/* A name of every length, and a source of any length of one character. */
static void
test_lengths (void)
{
  static const char characters[] = "(-+t1.^*)e,\n\x80";

  for (gsize k = 0; k < strlen (characters); k++)
    for (gsize length = 1; length < 2 * MUR_PROGRAM_MAX_LENGTH; length += 97)
      {
        g_autofree char *source = g_strnfill (length, characters[k]);

        try (source);
      }
}

void
mur_test_fuzz (void)
{
  g_test_add_func ("/expression/fuzz/bytes", test_bytes);
  g_test_add_func ("/expression/fuzz/pieces", test_pieces);
  g_test_add_func ("/expression/fuzz/damaged", test_damaged);
  g_test_add_func ("/expression/fuzz/lengths", test_lengths);
}
