/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/base/csv/cell.h"

#include "core/base/csv/dates.h"
#include "core/base/number.h"

#include <math.h>
#include <string.h>

#define MOST_DIGITS 60 /* of a number that is written anew before it is read */
#define MOST_UNIT 24   /* bytes */

static gboolean
is_word (const char *text, gsize length, const char *word)
{
  return strlen (word) == length && g_ascii_strncasecmp (text, word, length) == 0;
}

static gboolean
is_gap (const char *text, gsize length)
{
  static const char *const words[]
    = { "nan", "-nan", "+nan", "na", "n/a", "n.a.", "null", "none",
        "-",   "--",   "—",    "–",  "?",   ".",    "..." };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (text, length, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_infinity (const char *text, gsize length, double *value)
{
  const gsize sign = length > 0 && (*text == '+' || *text == '-') ? 1 : 0;

  if (!is_word (text + sign, length - sign, "inf")
      && !is_word (text + sign, length - sign, "infinity"))
    return FALSE;
  *value = *text == '-' ? -INFINITY : INFINITY;
  return TRUE;
}

/* How many bytes a sign between groups of digits takes: the one that is not the decimal
 * sign, a blank, a no-break or thin one, an apostrophe; 0: there is none. */
static gsize
group_length (const char *text, gsize length, char point)
{
  static const char *const blanks[]
    = { "\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\xaf", "\xe2\x80\x99" };

  if (*text == ' ' || *text == '\'' || *text == (point == '.' ? ',' : '.'))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (blanks); i++)
    if (length >= strlen (blanks[i])
        && memcmp (text, blanks[i], strlen (blanks[i])) == 0)
      return strlen (blanks[i]);
  return 0;
}

static gsize
count_digits (const char *text, gsize length)
{
  gsize n = 0;

  while (n < length && g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* Reads "1 234 567,5" or "-1.234,5": one to three digits, then groups of three. */
static gboolean
read_groups (const char *text, gsize length, char point, MurCsvNumber *number)
{
  char plain[MOST_DIGITS + 1];
  gsize at = 0, n = 0, n_groups = 0;
  const char *sign = NULL;

  if (length > 0 && (*text == '-' || *text == '+'))
    plain[n++] = text[at++];
  const gsize first = count_digits (text + at, length - at);
  if (first < 1 || first > 3 || length > MOST_DIGITS || text[at] == '0')
    return FALSE;
  memcpy (plain + n, text + at, first);
  n += first;
  at += first;
  while (at < length)
    {
      const gsize gap = group_length (text + at, length - at, point);

      if (gap == 0 || (sign != NULL && *sign != text[at]))
        break;
      sign = text + at;
      if (count_digits (text + at + gap, length - at - gap) != 3)
        return FALSE;
      memcpy (plain + n, text + at + gap, 3);
      n += 3;
      at += gap + 3;
      n_groups++;
    }
  memcpy (plain + n, text + at, length - at);
  n += length - at;
  number->is_ambiguous
    = n_groups == 1 && at == length && (*sign == ',' || *sign == '.');
  return n_groups > 0 && mur_number_read (plain, n, point, &number->value);
}

/* Fortran's 1.5D-03. */
static gboolean
read_double_exponent (const char *text, gsize length, char point, double *value)
{
  char plain[MOST_DIGITS];

  if (length >= sizeof plain)
    return FALSE;
  memcpy (plain, text, length);
  for (gsize i = 1; i + 1 < length; i++)
    if ((plain[i] == 'D' || plain[i] == 'd') && g_ascii_isdigit (plain[i - 1]))
      {
        plain[i] = 'e';
        return mur_number_read (plain, length, point, value);
      }
    else if ((plain[i] == 'D' || plain[i] == 'd') && plain[i - 1] == point)
      {
        plain[i] = 'e';
        return mur_number_read (plain, length, point, value);
      }
  return FALSE;
}

/* Where the unit begins behind number and blank; 0: there is none. */
static gsize
find_unit (const char *text, gsize length)
{
  const char *blank = memchr (text, ' ', length);
  gsize at;

  if (blank == NULL)
    return 0;
  at = (gsize)(blank - text) + 1;
  if (at == length || length - at > MOST_UNIT || g_ascii_isdigit (text[at])
      || strchr ("+-.,", text[at]) != NULL
      || memchr (text + at, ' ', length - at) != NULL)
    return 0;
  for (gsize i = at; i < length; i++)
    if (strchr (",;\"=", text[i]) != NULL)
      return 0;
  return at;
}

gboolean
mur_csv_cell_number (const char *text, gsize length, char point, MurCsvNumber *number)
{
  *number = (MurCsvNumber){ .has_fraction = memchr (text, point, length) != NULL };
  if (mur_number_read (text, length, point, &number->value)
      || read_infinity (text, length, &number->value))
    return TRUE;

  const gsize unit = find_unit (text, length);

  if (unit > 0
      && (mur_number_read (text, unit - 1, point, &number->value)
          || read_groups (text, unit - 1, point, number)))
    {
      number->unit = text + unit;
      number->unit_length = length - unit;
      return TRUE;
    }
  return read_double_exponent (text, length, point, &number->value)
         || read_groups (text, length, point, number);
}

MurCsvKind
mur_csv_cell_kind (const char *text, gsize length, char point)
{
  MurCsvNumber number;
  MurCsvDate date;

  if (length == 0)
    return MUR_CSV_EMPTY;
  if (mur_csv_cell_number (text, length, point, &number))
    return MUR_CSV_NUMBER;
  if (is_gap (text, length))
    return MUR_CSV_GAP;
  return mur_csv_date_read (text, length, &date) ? MUR_CSV_DATE : MUR_CSV_TEXT;
}

gboolean
mur_csv_cell_is_unit (const char *text, gsize length)
{
  static const char *const units[]
    = { "s",   "ms",  "µs",  "us",  "ns",  "ps",   "min",  "h",     "d",    "Hz",
        "kHz", "MHz", "GHz", "V",   "mV",  "µV",   "kV",   "A",     "mA",   "µA",
        "nA",  "W",   "mW",  "kW",  "J",   "kJ",   "eV",   "keV",   "MeV",  "m",
        "mm",  "cm",  "µm",  "um",  "nm",  "km",   "K",    "°C",    "degC", "C",
        "°F",  "Pa",  "hPa", "kPa", "MPa", "bar",  "mbar", "N",     "mN",   "kN",
        "g",   "mg",  "kg",  "mol", "L",   "l",    "mL",   "ml",    "%",    "rad",
        "deg", "°",   "Ω",   "kΩ",  "ohm", "Ohm",  "F",    "nF",    "µF",   "H",
        "T",   "mT",  "dB",  "lx",  "cd",  "a.u.", "arb.", "counts" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i]) == length && memcmp (units[i], text, length) == 0)
      return TRUE;
  return length >= 3
         && ((*text == '[' && text[length - 1] == ']')
             || (*text == '(' && text[length - 1] == ')'));
}

gboolean
mur_csv_is_number (const char *field)
{
  const MurCsvKind kind = mur_csv_cell_kind (field, strlen (field), '.');

  return kind == MUR_CSV_NUMBER || kind == MUR_CSV_DATE || kind == MUR_CSV_GAP;
}
