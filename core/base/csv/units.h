/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Units in headings. Private to csv*.c. */

#pragma once

#include <glib.h>

/* Turns each heading "time [s]" among @names into the name "time", where no other
 * column has that name too, and none has brackets left. Returns: (element-type utf8):
 * the units, %NULL where a column has none */
GPtrArray *mur_csv_take_units (GPtrArray *names);
