namespace Kalapa.App.Features.KnownIssues;

/// <summary>Names the texts of the known issues.</summary>
public sealed class KnownIssueWords;
