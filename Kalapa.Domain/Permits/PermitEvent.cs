namespace Kalapa.Domain.Permits;

/// <summary>A transition that took place; the save seam makes an audit row of it.</summary>
/// <param name="Id">The row of the table, such as <c>P04</c>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Values">What the audit row tells besides.</param>
public sealed record PermitEvent(string Id, Actor Actor, DateTimeOffset At, IReadOnlyDictionary<string, object> Values);
