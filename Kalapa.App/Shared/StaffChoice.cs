namespace Kalapa.App.Shared;

/// <summary>Somebody of customer service to choose from.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Shown.</param>
public sealed record StaffChoice(Guid Id, string Name);
