/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Data in words: as many digits as a unit of the layout resolves. A datum that is short
 * is said short; zeros at the end say that digits were cut. */

#include <math.h>
#include <string.h>

#include "ui/plot/pick/data.h"

#define MINUS "\xe2\x88\x92"
#define TIMES "\xc3\x97"
#define MOST_DIGITS 15

/* "−12" in raised digits. */
static char *
raised (int power)
{
  static const char *const digits[] = { "\xe2\x81\xb0", "\xc2\xb9",     "\xc2\xb2",
                                        "\xc2\xb3",     "\xe2\x81\xb4", "\xe2\x81\xb5",
                                        "\xe2\x81\xb6", "\xe2\x81\xb7", "\xe2\x81\xb8",
                                        "\xe2\x81\xb9" };
  g_autofree char *plain = g_strdup_printf ("%d", ABS (power));
  GString *text = g_string_new (power < 0 ? "\xe2\x81\xbb" : "");

  for (const char *at = plain; *at != '\0'; at++)
    g_string_append (text, digits[*at - '0']);
  return g_string_free (text, FALSE);
}

/* Cuts zeros off the end of a decimal fraction if that changes nothing. */
static void
trim (char *number, double value)
{
  const char *point = strchr (number, '.');
  gsize n = strlen (number);

  if (point == NULL || g_ascii_strtod (number, NULL) != value)
    return;
  while (number[n - 1] == '0')
    n--;
  if (number[n - 1] == '.')
    n--;
  number[n] = '\0';
}

static char *
fixed (double value, int decimals)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 32];
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);

  g_ascii_formatd (buffer, sizeof buffer, format, value);
  trim (buffer, value);
  return g_strdup (buffer);
}

/* @value > 0 by a mantissa of @n_digits; rounding up to 10 moves the power. */
static char *
scientific (double value, int n_digits)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *format = g_strdup_printf ("%%.%de", n_digits - 1);
  g_autofree char *power = NULL;
  char *e;

  g_ascii_formatd (buffer, sizeof buffer, format, value);
  e = strchr (buffer, 'e');
  power = raised ((int)g_ascii_strtoll (e + 1, NULL, 10));
  if (g_ascii_strtod (buffer, NULL) == value)
    {
      *e = '\0';
      trim (buffer, g_ascii_strtod (buffer, NULL));
    }
  else
    *e = '\0';
  return g_strdup_printf ("%s" TIMES "10%s", buffer, power);
}

/* @resolution: what makes a visible difference. */
static char *
number (double value, double resolution)
{
  const double size = fabs (value);
  const int decimals = (int)ceil (-log10 (resolution) - 1e-9);
  const int power = size > 0 ? (int)floor (log10 (size)) : 0;
  const int n_digits = CLAMP (power + decimals + 1, 1, MOST_DIGITS);
  g_autofree char *text = NULL;

  /* Nothing but zeros would be left. */
  if (size < 0.5 * pow (10, -decimals))
    return g_strdup ("0");
  if (size >= 1e-4 && size < 1e6)
    text = fixed (size, CLAMP (decimals, 0, MOST_DIGITS));
  else
    text = scientific (size, n_digits);
  return g_strconcat (value < 0 ? MINUS : "", text, NULL);
}

/* Data a unit of the layout at @value. */
static double
resolution_at (const MurMap *map, double value)
{
  const double length = fmax (fabs (map->end - map->start), 1);

  if (map->scale == MUR_SCALE_LOG)
    return fmax (fabs (value) * M_LN10
                   * fabs (log10 (map->maximum) - log10 (map->minimum)) / length,
                 1e-300);
  return fmax (fabs (map->maximum / length - map->minimum / length), 1e-305);
}

/* Marks beside a category are of it. */
static const char *
category (const MurAxis *axis, double value)
{
  const double nearest = round (value);

  if (axis->labels == NULL || !(nearest >= 0)
      || nearest >= g_strv_length (axis->labels))
    return NULL;
  return axis->labels[(guint)nearest];
}

static char *
plain (const char *markup)
{
  return markup == NULL || markup[0] == '\0' ? NULL : mur_text_plain (markup);
}

/* "3.20 ± 0.12": two digits of the error, and the value to the same place. */
static char *
with_error (double value, double error)
{
  const double resolution = pow (10, floor (log10 (error) + 1e-9) - 1);
  g_autofree char *text = number (value, resolution);
  g_autofree char *other = number (error, resolution);

  return g_strdup_printf ("%s ± %s", text, other);
}

/* What is read of one axis. */
typedef struct
{
  double value;
  double value2; /* NaN, or the other end */
  double error;  /* NaN, or how far off it may be */
} Said;

static char *
with_unit (const MurAxis *axis, const MurMap *map, Said said)
{
  const double value = said.value, value2 = said.value2;
  const double resolution = resolution_at (map, value);
  const gboolean whole = axis->integer && value == floor (value);
  const char *name = category (axis, value);
  g_autofree char *unit = plain (axis->symbol != NULL ? axis->symbol_unit : axis->unit);
  g_autofree char *text = name != NULL ? g_strdup (name)
                          : said.error > 0 && isfinite (said.error)
                            ? with_error (value, said.error)
                            : number (value, whole ? 1 : resolution);
  g_autofree char *other
    = isnan (value2) ? NULL : number (value2, resolution_at (map, value2));

  /* "45°", but "20 °C". */
  return g_strconcat (text, other != NULL ? " to " : "", other != NULL ? other : "",
                      unit == NULL || g_str_equal (unit, "\xc2\xb0") ? "" : " ",
                      unit == NULL ? "" : unit, NULL);
}

/* "t = 2.90 s", "Sort: quick". @otherwise: (nullable): what it is called without a title;
 * %NULL: no name is needed */
static void
append_axis (GString *text,
             const MurAxis *axis,
             const MurMap *map,
             const char *otherwise,
             Said said)
{
  const gboolean has_symbol = axis->symbol != NULL;
  const gboolean is_category = category (axis, said.value) != NULL;
  g_autofree char *title = plain (has_symbol ? axis->symbol : axis->title);
  g_autofree char *words = with_unit (axis, map, said);

  if (title != NULL)
    g_string_append_printf (text, "%s%s", title, is_category ? ": " : " = ");
  else if (otherwise != NULL && !has_symbol && !is_category)
    g_string_append_printf (text, "%s = ", otherwise);
  g_string_append (text, words);
}

static void
append_colour (GString *text,
               const MurPanelPlace *place,
               const MurLayer *layer,
               double z)
{
  const gboolean at_bar
    = place->z.ticks != NULL && mur_panel_coloured_layer (place->panel) == layer;
  MurRange range;
  MurMap map;

  g_string_append (text, ", ");
  if (!isfinite (z))
    {
      g_string_append (text, "no value");
      return;
    }
  range = at_bar ? (MurRange){ place->z.map.minimum, place->z.map.maximum }
                 : mur_layer_colours (place->panel, layer);
  /* As many steps as colours have. */
  mur_map_init (&map, place->panel->z.scale, range, 0, 256);
  append_axis (text, &place->panel->z, &map, "value", (Said){ z, NAN, NAN });
}

/* The third digit that is not zero. */
static double
three_digits (double value)
{
  return pow (10, floor (log10 (fmax (fabs (value), 1e-300)) + 1e-9) - 2);
}

/* "Oscillator 3, ω = 23.5 rad/s, ". Returns: whether it is of one */
static gboolean
append_thing (GString *text, const MurLayout *layout, const MurPick *pick)
{
  const MurThings *things = mur_figure_things (layout->figure);
  const double key = mur_pick_key (layout, pick);
  gsize i = 0;

  if (things == NULL || isnan (key))
    return FALSE;
  g_string_append_printf (text, "%s %.15g, ", things->noun, key);
  while (i < things->n && things->keys[i] != key)
    i++;
  if (i < things->n && things->symbol != NULL)
    {
      g_autofree char *value
        = number (things->values[i], three_digits (things->values[i]));
      g_string_append_printf (text, "%s = %s %s, ", things->symbol, value,
                              things->unit != NULL ? things->unit : "");
    }
  return TRUE;
}

/* What its row spans, from one end to the other; NaN: nothing. */
static void
find_ends (const MurLayer *layer, const MurPick *pick, double from[2], double to[2])
{
  const gsize row = pick->row;

  from[0] = pick->x;
  from[1] = pick->y;
  to[0] = NAN;
  to[1] = pick->y2;
  if (layer->kind == MUR_LAYER_HISTOGRAM)
    {
      from[0] = layer->x[row];
      to[0] = layer->x[row + 1];
    }
  if (layer->kind == MUR_LAYER_ARROWS || layer->kind == MUR_LAYER_CELLS)
    {
      from[0] = layer->x[row];
      from[1] = layer->y[row];
      to[0] = layer->x[row] + layer->dx[row];
      to[1] = layer->y[row] + layer->dy[row];
    }
}

/* A cell among categories, or no wider than whole numbers are apart, is of one of them: the
 * one in its middle. */
static void
find_category (const MurAxis *axis, const MurLayer *layer, double *from, double *to)
{
  const gboolean is_whole = axis->integer && fabs (*to - *from) < 1;

  if (layer->kind != MUR_LAYER_CELLS || (axis->labels == NULL && !is_whole))
    return;
  *from = (*from + *to) / 2;
  *from = is_whole ? round (*from) : *from;
  *to = NAN;
}

static void
append_place (GString *text,
              const MurPanelPlace *place,
              const MurLayer *layer,
              const MurPick *pick,
              gboolean is_named)
{
  const gboolean is_rule = layer->kind == MUR_LAYER_RULE;
  double from[2], to[2];

  find_ends (layer, pick, from, to);
  find_category (&place->panel->x, layer, &from[0], &to[0]);
  find_category (&place->panel->y, layer, &from[1], &to[1]);
  if (!is_rule || layer->x != NULL)
    append_axis (text, &place->panel->x, &place->x.map, "x",
                 (Said){ from[0], to[0], NAN });
  if (!is_rule)
    g_string_append (text, ", ");
  if (!is_rule || layer->x == NULL)
    append_axis (text, &place->panel->y, &place->y.map, is_named ? NULL : "y",
                 (Said){ from[1], to[1], pick->error });
  if (layer->kind == MUR_LAYER_CIRCLES)
    {
      g_autofree char *radius
        = number (layer->dx[pick->row], resolution_at (&place->x.map, pick->x));

      g_string_append_printf (text, ", radius %s", radius);
    }
}

/* The thing that it is of, else the layer, and what is written there. Returns: whether
 * there is any */
static gboolean
append_name (GString *text, const MurLayout *layout, const MurPick *pick)
{
  const MurLayer *layer
    = mur_panel_place_layer (&layout->panels[pick->panel], pick->layer);
  gboolean is_named = append_thing (text, layout, pick);

  if (!is_named && layer->name != NULL && layer->name[0] != '\0')
    {
      g_string_append_printf (text, "%s, ", layer->name);
      is_named = TRUE;
    }
  if (layer->kind == MUR_LAYER_TEXT)
    g_string_append_printf (text, "%s, ", layer->texts[pick->row]);
  return is_named;
}

char *
mur_pick_describe (const MurLayout *layout, const MurPick *pick)
{
  const MurPanelPlace *place;
  const MurLayer *layer;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (layout != NULL && pick != NULL, g_string_free (text, FALSE));
  if (pick->panel >= layout->n_panels
      || pick->layer >= layout->panels[pick->panel].panel->layers->len)
    return g_string_free (text, FALSE);
  place = &layout->panels[pick->panel];
  layer = mur_panel_place_layer (place, pick->layer);
  append_place (text, place, layer, pick, append_name (text, layout, pick));
  if (layer->z != NULL)
    append_colour (text, place, layer, pick->z);
  return g_string_free (text, FALSE);
}

char *
mur_pick_format (const MurLayout *layout, guint panel, MurAxes axis, double value)
{
  const MurPanelPlace *place;
  const gboolean along = axis == MUR_AXIS_X;

  g_return_val_if_fail (layout != NULL && panel < layout->n_panels, NULL);
  place = &layout->panels[panel];
  if (!isfinite (value))
    return g_strdup ("no value");
  return with_unit (along ? &place->panel->x : &place->panel->y,
                    along ? &place->x.map : &place->y.map, (Said){ value, NAN, NAN });
}

char *
mur_pick_describe_place (const MurLayout *layout, guint panel, double px, double py)
{
  const MurPanelPlace *place;
  GString *text;
  double x, y;

  g_return_val_if_fail (layout != NULL && panel < layout->n_panels, NULL);
  place = &layout->panels[panel];
  mur_layout_to_data (layout, panel, px, py, &x, &y);
  text = g_string_new (NULL);
  /* There is nothing between categories. */
  if (place->panel->x.labels == NULL)
    append_axis (text, &place->panel->x, &place->x.map, "x", (Said){ x, NAN, NAN });
  if (place->panel->x.labels == NULL && place->panel->y.labels == NULL)
    g_string_append (text, ", ");
  if (place->panel->y.labels == NULL)
    append_axis (text, &place->panel->y, &place->y.map, "y", (Said){ y, NAN, NAN });
  return g_string_free (text, FALSE);
}
