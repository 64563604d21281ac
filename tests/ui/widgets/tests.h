/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What each file adds to the test program of ui/widgets. */

#pragma once

#include "tests/ui/helpers.h"

void mur_test_leaving (void);
void mur_test_task (void);
void mur_test_toasts (void);
