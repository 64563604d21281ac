/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tests of errors in the words of the panel. */

#include "tests/ui/parameters/tests.h"

#include "core/base/error.h"
#include "ui/parameters/words.h"

static const MurParameter table[] = {
  { .name = "samples", .label = "Samples", MUR_INTEGER ("7", 1, 100) },
  { .name = "t_min", .label = "From", MUR_NUMBER ("0", -10, 10) },
  { .name = "phase_2", .label = "Second phase", MUR_NUMBER ("0", -10, 10) },
  { .name = NULL },
};

static void
check (const char *field, const char *message, const char *whole, const char *beside)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *rest = NULL;

  mur_error_set (&error, MUR_ERROR_VALUE, field, "%s", message);
  words = mur_words_of_error (table, error);
  g_assert_cmpstr (words, ==, whole);
  rest = mur_words_beside (table, field != NULL ? field : "", error->message);
  g_assert_cmpstr (rest, ==, beside);
}

static void
labels (void)
{
  check ("samples", "samples: 7x is not allowed; a whole number of samples",
         "Samples: 7x is not allowed; a whole number of samples",
         "7x is not allowed; a whole number of samples");
  check ("t_min", "t_min: 3 is not allowed; less than t_min_2 or phase_2",
         "From: 3 is not allowed; less than t_min_2 or Second phase",
         "3 is not allowed; less than t_min_2 or Second phase");
}

/* What is about no parameter, or does not begin with its name, keeps its words. */
static void
others (void)
{
  check (NULL, "samples: too many", "samples: too many", "samples: too many");
  check ("data", "data: no column t", "data: no column t", "no column t");
  check ("samples", "samplesque: “é” fails", "samplesque: “é” fails",
         "samplesque: “é” fails");
}

void
mur_test_words (void)
{
  g_test_add_func ("/ui/parameters/words/labels", labels);
  g_test_add_func ("/ui/parameters/words/others", others);
}
