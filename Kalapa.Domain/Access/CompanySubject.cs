using Kalapa.Domain.Organisation;

namespace Kalapa.Domain.Access;

/// <summary>What a company is to somebody: it has no branch of its own, it is a thing of every branch that its people may enter.</summary>
public static class CompanySubject
{
    /// <summary>The company at the branch that gives <paramref name="reader"/> most: one of the own, where there is one.</summary>
    public static AccessSubject Of(Actor? reader, Tenant tenant) =>
        new(tenant.AllowedBranches.FirstOrDefault(code => reader?.Covers(code) == true) ?? tenant.AllowedBranches.FirstOrDefault(), tenant.Id);
}
