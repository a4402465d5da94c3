using Kalapa.Domain.Promises;

namespace Kalapa.App.Features.Promises;

/// <summary>Days off that an admin typed or took out of a file.</summary>
/// <param name="Days">Which.</param>
/// <param name="Everywhere">At all branches, on both sides.</param>
public sealed record HolidaysGiven(IReadOnlyList<Holiday> Days, bool Everywhere);
