namespace Kalapa.App.Features.BranchJobs;

/// <summary>Names the texts of the branch's jobs.</summary>
public sealed class BranchJobWords;
