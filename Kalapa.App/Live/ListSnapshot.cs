namespace Kalapa.App.Live;

/// <summary>The rows of a live list at one moment.</summary>
/// <param name="List">Another number is another list (a new filter, another branch): its rows did not come, they are other ones.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ListSnapshot(int List, IReadOnlyList<IStableRow> Rows);
