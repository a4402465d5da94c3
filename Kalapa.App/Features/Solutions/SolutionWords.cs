namespace Kalapa.App.Features.Solutions;

/// <summary>Names the texts of the solutions.</summary>
public sealed class SolutionWords;
