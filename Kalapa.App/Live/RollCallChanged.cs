namespace Kalapa.App.Live;

/// <summary>A roll call was begun, ticked or ended. It carries no content: whoever hears it reads again, with the own rights.</summary>
/// <param name="Id">Which.</param>
/// <param name="BranchCode">Where.</param>
public sealed record RollCallChanged(Guid Id, string BranchCode);
