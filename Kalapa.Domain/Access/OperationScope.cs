namespace Kalapa.Domain.Access;

/// <summary>What an operation has to be told before it can be judged.</summary>
internal static class OperationScope
{
    /// <summary>True when the operation may be about the actor's own share instead of one thing.</summary>
    public static bool IsGeneral(this Operation operation) => operation
        is Operation.List or Operation.TakeNext or Operation.JoinBoard or Operation.VerifyCode
        or Operation.ReadAudit or Operation.ChangePolicy or Operation.ManageTenants or Operation.SignContract
        or Operation.ReportRequests or Operation.ReportFairness or Operation.ReportVisits or Operation.ReportSupport or Operation.ReportSatisfaction
        or Operation.ManageAgents or Operation.ManageAdmins or Operation.ManageBranchTeams or Operation.ChangeRole
        or Operation.ReadSolution or Operation.ReadStaffSolution or Operation.DraftSolution or Operation.PublishSolution
        or Operation.ReadDevices or Operation.EditCategories
        or Operation.ManageDeliveries or Operation.ReadPromises or Operation.EditPromises;

    /// <summary>True for all that is about a ticket or permit; companies, their people and accounts belong to no branch.</summary>
    public static bool NeedsBranch(this Operation operation) =>
        !operation.IsGeneral() && operation is not (Operation.JoinCompany or Operation.ManagePeople or Operation.ManageCompanyUsers or Operation.ReadAnnouncement);
}
