namespace Kalapa.App.Live;

/// <summary>A solution was written, published, retired or counted. It carries no content: whoever hears it reads again, with the own rights.</summary>
/// <param name="Id">Which.</param>
public sealed record SolutionChanged(Guid Id);
