using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Companies;

/// <summary>What somebody may be asked about.</summary>
public enum ContactRole
{
    /// <summary>Answers for the contract.</summary>
    Responsible,

    /// <summary>Knows the equipment.</summary>
    Technical,

    /// <summary>Pays the bills.</summary>
    Finance,

    /// <summary>Is called at any hour.</summary>
    Emergency,
}

/// <summary>What is typed about a contact.</summary>
/// <param name="Name">As on the phone.</param>
/// <param name="Phone">Required for <see cref="ContactRole.Emergency"/>.</param>
/// <param name="Email">Where known.</param>
/// <param name="Roles">At least one.</param>
/// <param name="UserId">The company's user whom it names; null for somebody without an account.</param>
public sealed record ContactDraft(string Name, string Phone, string Email, IReadOnlyList<ContactRole> Roles, Guid? UserId = null);

/// <summary>Whom Kalapa's staff calls at a company (O72): one of its users, or somebody who has no account.</summary>
public sealed class CompanyContact
{
    /// <summary>Most contacts of one company.</summary>
    public const int Most = 50;

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The company.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>The user whom it names; null for somebody without an account.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>By name.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>Empty where it is not known; never for <see cref="ContactRole.Emergency"/>.</summary>
    public string Phone { get; private set; } = "";

    /// <summary>Empty where it is not known.</summary>
    public string Email { get; private set; } = "";

    /// <summary>What the contact is asked about, in the order of the enum.</summary>
    public IReadOnlyList<ContactRole> Roles { get; private set; } = [];

    /// <summary>Is called at any hour.</summary>
    public bool IsEmergency => Roles.Contains(ContactRole.Emergency);

    /// <summary>O72: a new one.</summary>
    /// <exception cref="RuleBroken">As <see cref="Write"/>.</exception>
    public static CompanyContact Add(Guid tenantId, ContactDraft draft, DateTimeOffset now)
    {
        var contact = new CompanyContact { Id = Guid.CreateVersion7(now), TenantId = tenantId };
        contact.Write(draft);
        return contact;
    }

    /// <summary>O72: what is known now.</summary>
    /// <exception cref="RuleBroken">Everything that is wrong of <c>contact.name-missing</c>, <c>contact.phone</c>, <c>contact.phone-missing</c>, <c>contact.email</c>, <c>contact.role-missing</c>, each with its <see cref="RuleBroken.Field"/>.</exception>
    public void Write(ContactDraft draft)
    {
        List<RuleBroken> faults = [];
        var phone = TypedText.Line(draft.Phone);
        Require(TypedText.IsName(draft.Name), nameof(draft.Name), "contact.name-missing");
        Require(draft.Roles.Count > 0, nameof(draft.Roles), "contact.role-missing");
        Require(phone.Length == 0 || phone.Any(char.IsAsciiDigit), nameof(draft.Phone), "contact.phone");
        Require(phone.Length > 0 || !draft.Roles.Contains(ContactRole.Emergency), nameof(draft.Phone), "contact.phone-missing");
        var email = TypedText.Email(draft.Email);
        Require(email.Length == 0 || (email.Length <= 254 && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1), nameof(draft.Email), "contact.email");
        RuleBroken.ThrowIfAny(faults);

        (UserId, FullName, Phone, Email, Roles) = (draft.UserId, TypedText.Shorten(TypedText.Line(draft.Name), ContentText.LongestName),
            TypedText.Shorten(phone, ContentText.LongestPhone), email, [.. draft.Roles.Distinct().Order()]);

        void Require(bool holds, string field, string code)
        {
            if (!holds)
            {
                faults.Add(new(code) { Field = field });
            }
        }
    }

    private CompanyContact()
    {
    }
}
