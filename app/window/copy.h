/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/window/window.h"
#include "ui/documents/output.h"

void mur_window_copy_image (MurWindow *self);
void mur_window_copy_output (MurWindow *self, MurOutput *output);
