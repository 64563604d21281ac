/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Values with their errors, in words that were rounded by hand. */

#include "core/base/estimate.h"

#include <math.h>

#include "tests/core/base/tests.h"

static void
check_format (double value,
              double error,
              const char *value_text,
              const char *error_text)
{
  g_autofree char *shown = NULL, *shown_error = NULL;

  mur_estimate_format (value, error, &shown, &shown_error);
  g_assert_cmpstr (shown, ==, value_text);
  g_assert_cmpstr (shown_error, ==, error_text);
}

static void
format (void)
{
  check_format (4.00934, 0.00882, "4.009", "0.009");
  check_format (4.00934, 0.0131, "4.009", "0.013");
  check_format (-4.00934, 0.00196, "−4.009", "0.002");
  check_format (123.456, 31.4, "123.456", "31");
  check_format (2.0000004, 3e-7, "2.0000004", "0.0000003");
  check_format (0.206298765, NAN, "0.206299", NULL);
  check_format (-8476.183, NAN, "−8476.18", NULL);
  check_format (17100, NAN, "17100", NULL);
  check_format (NAN, 0.1, "–", NULL);
  check_format (5.5, 0, "5.5", "0");
  check_format (5.5, INFINITY, "5.5", NULL);
}

void
mur_test_estimate (void)
{
  g_test_add_func ("/core/estimate/format", format);
}
