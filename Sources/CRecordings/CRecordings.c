#include "CRecordings.h"
