using Kalapa.Domain.Text;

namespace Kalapa.Domain.Organisation;

/// <summary>Where a company stands with Kalapa (desk.md section 6).</summary>
public enum TenantStatus
{
    /// <summary>Has no contract yet: may file a site tour, one at a time, and nothing else.</summary>
    Prospect,

    /// <summary>In good standing.</summary>
    Active,

    /// <summary>No new requests, no entry; leaving is never refused.</summary>
    Suspended,

    /// <summary>The contract is over: as suspended, and only a new contract leads back.</summary>
    Ended,
}

/// <summary>A client company.</summary>
public sealed class Tenant
{
    /// <summary>Longest contract number.</summary>
    public const int LongestContractNo = 60;

    /// <summary>The last day of a company that has no contract yet.</summary>
    public static DateOnly NoContract => DateOnly.MaxValue;

    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>Name in the contract.</summary>
    public required string LegalName { get; set; }

    /// <summary>Contract number; empty for a company that never had one.</summary>
    public required string ContractNo { get; set; }

    /// <summary>The contract's last day; <see cref="NoContract"/> for a company that never had one.</summary>
    public DateOnly ContractTo { get; set; }

    /// <summary>Where it stands; <see cref="Apply"/> and <see cref="Sign"/> move it.</summary>
    public TenantStatus Status { get; set; } = TenantStatus.Active;

    /// <summary>Branch codes its people may enter.</summary>
    public IReadOnlyList<string> AllowedBranches { get; set; } = [];

    /// <summary>The person of customer service who looks after it; null for nobody.</summary>
    public Guid? ManagerId { get; set; }

    /// <summary>Its people may file and come in, be it only for a site tour.</summary>
    public bool MayCome => Status.MayCome();

    /// <summary>It has or had a contract.</summary>
    public bool HasContract => ContractNo.Length > 0;

    /// <summary>O57: suspends it, lets it go on, or ends it.</summary>
    /// <exception cref="RuleBroken"><c>company.wrong-state</c>; <c>company.contract-missing</c> for what a contract alone leads to (<see cref="Sign"/>).</exception>
    public void Apply(TenantAction action)
    {
        var to = TenantLifecycle.Table.Next(Status, action).To!.Value;
        if (TenantLifecycle.NeedsContract(action))
        {
            throw new RuleBroken("company.contract-missing") { Field = nameof(ContractNo) };
        }

        Status = to;
    }

    /// <summary>O57b: a prospect becomes a client, or a company that ended comes back with a new contract.</summary>
    /// <param name="contractNo">The number; not the one that ended.</param>
    /// <param name="contractTo">The last day, not before <paramref name="today"/>.</param>
    /// <param name="today">At head office.</param>
    /// <exception cref="RuleBroken">
    /// <c>company.wrong-state</c>; or everything that is wrong of <c>company.contract-missing</c>, <c>company.contract-old</c>, <c>company.until</c> and <c>company.until-past</c>,
    /// each with its <see cref="RuleBroken.Field"/>.
    /// </exception>
    public void Sign(string contractNo, DateOnly contractTo, DateOnly today)
    {
        var action = Status == TenantStatus.Ended ? TenantAction.Renew : TenantAction.Activate;
        var to = TenantLifecycle.Table.Next(Status, action).To!.Value;
        var number = TypedText.Line(contractNo);
        List<RuleBroken> faults = [];
        if (!TypedText.IsName(number) || number.Length > LongestContractNo)
        {
            faults.Add(new("company.contract-missing") { Field = nameof(ContractNo) });
        }
        else if (TypedText.Fold(number) == TypedText.Fold(ContractNo))
        {
            faults.Add(new("company.contract-old", ContractNo) { Field = nameof(ContractNo) });
        }

        if (!TypedDate.IsMeant(contractTo))
        {
            faults.Add(new("company.until") { Field = nameof(ContractTo) });
        }
        else if (contractTo < today)
        {
            faults.Add(new("company.until-past") { Field = nameof(ContractTo) });
        }

        RuleBroken.ThrowIfAny(faults);
        (ContractNo, ContractTo, Status) = (number, contractTo, to);
    }
}
