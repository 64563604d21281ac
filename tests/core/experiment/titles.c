/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles by name. */

#include "core/experiment/titles.h"

#include "tests/core/experiment/tests.h"

#include <string.h>

/* Each step is a value of its own, which stays as it is. */
static void
test_with (void)
{
  g_autoptr (MurTitles) one = mur_titles_with (NULL, "fit.1.y", "Voltage");
  g_autoptr (MurTitles) two = mur_titles_with (one, "fit.1.x", "  Time (s) ");
  g_autoptr (MurTitles) other = mur_titles_with (two, "fit.1.y", "U / V");
  g_autoptr (MurTitles) less = mur_titles_with (other, "fit.1.x", " ");
  g_autoptr (MurTitles) none = mur_titles_with (less, "fit.1.y", NULL);
  g_assert_cmpuint (mur_titles_n (one), ==, 1);
  g_assert_cmpuint (mur_titles_n (two), ==, 2);
  g_assert_cmpstr (mur_titles_name (two, 0), ==, "fit.1.x");
  g_assert_cmpstr (mur_titles_text (two, 0), ==, "Time (s)");
  g_assert_cmpstr (mur_titles_find (two, "fit.1.y"), ==, "Voltage");
  g_assert_cmpstr (mur_titles_find (other, "fit.1.y"), ==, "U / V");
  g_assert_null (mur_titles_find (less, "fit.1.x"));
  g_assert_null (none);
  g_assert_null (mur_titles_find (none, "fit.1.x"));
}

static void
test_equal (void)
{
  g_autoptr (MurTitles) a = mur_titles_with (NULL, "a", "1");
  g_autoptr (MurTitles) ab = mur_titles_with (a, "b", "2");
  g_autoptr (MurTitles) b = mur_titles_with (NULL, "b", "2");
  g_autoptr (MurTitles) ba = mur_titles_with (b, "a", "1");
  g_autoptr (MurTitles) other = mur_titles_with (b, "a", "3");
  g_assert_true (mur_titles_equal (ab, ba));
  g_assert_true (mur_titles_equal (NULL, NULL));
  g_assert_false (mur_titles_equal (ab, other));
  g_assert_false (mur_titles_equal (ab, a));
  g_assert_false (mur_titles_equal (NULL, a));
}

/* What cannot be drawn is a blank, and 300 letters are cut after 200. */
static void
test_odd_texts (void)
{
  g_autofree char *long_text = g_strnfill (300, 'x');
  g_autoptr (MurTitles) odd = mur_titles_with (NULL, "a", "one\ntwo\x01\xff");
  g_autoptr (MurTitles) cut = mur_titles_with (NULL, "a", long_text);
  g_assert_cmpstr (mur_titles_find (odd, "a"), ==, "one two \xef\xbf\xbd");
  g_assert_cmpuint (strlen (mur_titles_find (cut, "a")), ==, MUR_TITLE_MAX);
}

void
mur_test_titles (void)
{
  g_test_add_func ("/experiment/titles/with", test_with);
  g_test_add_func ("/experiment/titles/equal", test_equal);
  g_test_add_func ("/experiment/titles/odd", test_odd_texts);
}
