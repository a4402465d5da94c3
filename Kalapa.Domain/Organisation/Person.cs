namespace Kalapa.Domain.Organisation;

/// <summary>The paper a visitor shows at the gate.</summary>
public enum IdType
{
    /// <summary>Indonesian identity card.</summary>
    Ktp,

    /// <summary>Driving licence.</summary>
    Sim,

    /// <summary>Passport.</summary>
    Passport,

    /// <summary>Residence permit of a foreigner.</summary>
    Kitas,
}

/// <summary>A visitor a tenant may name again. Never the whole ID number, never a picture of the ID.</summary>
public sealed class Person
{
    /// <summary>Key.</summary>
    public Guid Id { get; init; }

    /// <summary>The company whose visitor this is.</summary>
    public Guid TenantId { get; init; }

    /// <summary>As on the ID.</summary>
    public required string FullName { get; set; }

    /// <summary>Which ID is shown.</summary>
    public IdType IdType { get; set; }

    /// <summary>The last four characters of the ID's number.</summary>
    public required string IdLast4 { get; set; }

    /// <summary>Employer.</summary>
    public required string Company { get; set; }

    /// <summary>Phone, may be empty.</summary>
    public string Phone { get; set; } = "";

    /// <summary>Year of birth; visitors are adults.</summary>
    public int BirthYear { get; set; }

    /// <summary>Not offered for new requests any more; what was asked for before stays as it was.</summary>
    public bool Archived { get; set; }

    /// <summary>The account of a visitor who also is a user: nobody decides on the own visit.</summary>
    public Guid? UserId { get; set; }
}
