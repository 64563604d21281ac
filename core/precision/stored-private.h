/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the units of stored share. */

#pragma once

#include "core/precision/stored.h"

/* @text with an ASCII minus and without blanks around it. */
char *mur_stored_plain (const char *text);
