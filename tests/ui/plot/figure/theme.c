/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Themes against the rules of WCAG 2.1, and colours against their own order. */

#include "ui/plot/figure/theme.h"

#include <math.h>

#include "tests/ui/plot/figure/tests.h"
#include "ui/plot/figure/colormap.h"

static MurColour
grey (int level)
{
  return (MurColour){ level / 255.0, level / 255.0, level / 255.0, 1 };
}

static void
contrast_is_that_of_wcag (void)
{
  /* The standard's own examples: 21:1, and 4.54:1 for #767676 on white. */
  g_assert_cmpfloat_with_epsilon (mur_colour_contrast (grey (0), grey (255)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (mur_colour_contrast (grey (255), grey (0x76)), 4.54,
                                  0.005);
  g_assert_cmpfloat (mur_colour_contrast (grey (9), grey (9)), ==, 1);
}

static void
text_and_marks_stand_out (void)
{
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    {
      const MurTheme *theme = mur_theme_find (*name);
      const MurColour grounds[] = { theme->background, theme->panel };

      g_assert_nonnull (theme);
      g_assert_cmpstr (theme->name, ==, *name);
      for (int i = 0; i < 2; i++)
        {
          g_test_message ("%s, ground %d", *name, i);
          g_assert_cmpfloat (mur_colour_contrast (theme->text, grounds[i]), >=, 4.5);
          g_assert_cmpfloat (mur_colour_contrast (theme->dim_text, grounds[i]), >=,
                             4.5);
          g_assert_cmpfloat (mur_colour_contrast (theme->axis, grounds[i]), >=, 3);
        }
      for (int role = 0; role < MUR_N_ROLES; role++)
        if (role != MUR_ROLE_GHOST)
          {
            const MurStyle *style = &theme->styles[role];
            const double a = style->opacity;
            /* As painted: over the panel. */
            const MurColour seen
              = { a * style->colour.red + (1 - a) * theme->panel.red,
                  a * style->colour.green + (1 - a) * theme->panel.green,
                  a * style->colour.blue + (1 - a) * theme->panel.blue, 1 };

            g_test_message ("%s, role %d", *name, role);
            g_assert_cmpfloat (mur_colour_contrast (seen, theme->panel), >=, 3);
          }
    }
  g_assert_null (mur_theme_find ("no such theme"));
}

static void
high_contrast_is_higher (void)
{
  static const char *const names[] = { "high-contrast", "high-contrast-dark" };

  for (int i = 0; i < 2; i++)
    {
      const MurTheme *theme = mur_theme_find (names[i]);

      g_assert_cmpfloat (mur_colour_contrast (theme->text, theme->background), >=, 15);
      for (int role = 0; role < MUR_N_ROLES; role++)
        g_assert_cmpfloat (
          mur_colour_contrast (theme->styles[role].colour, theme->panel), >=, 6);
    }
}

/* Two roles that may meet in a panel differ in more than their colour. */
static void
roles_differ_without_colour (void)
{
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    for (int a = 0; a < MUR_N_ROLES; a++)
      for (int b = 0; b < a; b++)
        {
          const MurStyle *one = &mur_theme_find (*name)->styles[a];
          const MurStyle *two = &mur_theme_find (*name)->styles[b];

          g_assert_true (one->dashes != two->dashes
                         || one->line_width != two->line_width);
          g_assert_true (one->marker != two->marker
                         || one->marker_size != two->marker_size);
        }
}

static void
data_are_blue_and_fits_red (void)
{
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    {
      const MurTheme *theme = mur_theme_find (*name);
      const MurColour data = theme->styles[MUR_ROLE_DATA].colour;
      const MurColour fit = theme->styles[MUR_ROLE_FIT].colour;

      g_assert_true (data.blue > data.green && data.blue > data.red);
      g_assert_true (fit.red > fit.green && fit.red > fit.blue);
    }
}

static void
dashes_end (void)
{
  for (const char *const *name = mur_theme_names (); *name != NULL; name++)
    for (int role = 0; role < MUR_N_ROLES; role++)
      {
        const double *dashes = mur_theme_find (*name)->styles[role].dashes;
        int n = 0;

        while (dashes != NULL && dashes[n] != 0)
          g_assert_cmpfloat (dashes[n++], >, 0);
        g_assert_cmpint (n, <=, 16);
        g_assert_cmpint (n % 2, ==, 0);
      }
}

/* Lightness rises all the way and evenly: L* of CIE 1976 by the textbook formula. */
static void
colours_of_numbers_rise_in_lightness (void)
{
  double before = -1;

  for (int i = 0; i <= 64; i++)
    {
      const double contrast = mur_colour_contrast (
        mur_colormap (MUR_COLOURS_SEQUENTIAL, i / 64.0), grey (0));
      const double luminance = contrast * 0.05 - 0.05;
      const double lightness
        = luminance > 0.008856 ? 116 * cbrt (luminance) - 16 : 903.3 * luminance;

      g_assert_cmpfloat (lightness, >, before);
      if (i > 0)
        {
          /* 66 units in 64 steps, none more than twice or less than half the mean. */
          g_assert_cmpfloat (lightness - before, <, 2.4);
          g_assert_cmpfloat (lightness - before, >, 0.5);
        }
      before = lightness;
    }
}

void
mur_test_theme (void)
{
  g_test_add_func ("/ui/plot/theme/contrast", contrast_is_that_of_wcag);
  g_test_add_func ("/ui/plot/theme/legible", text_and_marks_stand_out);
  g_test_add_func ("/ui/plot/theme/high-contrast", high_contrast_is_higher);
  g_test_add_func ("/ui/plot/theme/roles", roles_differ_without_colour);
  g_test_add_func ("/ui/plot/theme/data-blue-fit-red", data_are_blue_and_fits_red);
  g_test_add_func ("/ui/plot/theme/dashes", dashes_end);
  g_test_add_func ("/ui/plot/theme/colormap", colours_of_numbers_rise_in_lightness);
}
