namespace Kalapa.App.Features.Approvals;

/// <summary>Names the texts of the approvals page.</summary>
public sealed class ApprovalWords;
