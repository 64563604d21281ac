/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The widgets of a row. */

#pragma once

#include "ui/parameters/row-private.h"

void mur_parameter_row_build (MurParameterRow *self);
