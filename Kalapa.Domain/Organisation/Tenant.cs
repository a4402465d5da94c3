namespace Kalapa.Domain.Organisation;

/// <summary>Whether a tenant's people may come.</summary>
public enum TenantStatus
{
    /// <summary>In good standing.</summary>
    Active,

    /// <summary>No new requests, no entry; leaving is never refused.</summary>
    Suspended,
}

/// <summary>A client company.</summary>
public sealed class Tenant
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>Name in the contract.</summary>
    public required string LegalName { get; set; }

    /// <summary>Contract number.</summary>
    public required string ContractNo { get; set; }

    /// <summary>The contract's last day.</summary>
    public DateOnly ContractTo { get; set; }

    /// <summary>Whether its people may come.</summary>
    public TenantStatus Status { get; set; }

    /// <summary>Branch codes its people may enter.</summary>
    public IReadOnlyList<string> AllowedBranches { get; set; } = [];
}
