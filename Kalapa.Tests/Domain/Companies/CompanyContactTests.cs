using Kalapa.Domain;
using Kalapa.Domain.Companies;
using Xunit;

namespace Kalapa.Tests.Domain.Companies;

public sealed class CompanyContactTests
{
    private static readonly ContactDraft Whole = new("Sari", "+62 811", "sari@x.example", [ContactRole.Finance, ContactRole.Responsible, ContactRole.Finance]);

    [Fact]
    public void It_keeps_each_role_once_in_their_order() =>
        Assert.Equal([ContactRole.Responsible, ContactRole.Finance], Add(Whole).Roles);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        ["Name contact.name-missing", "Roles contact.role-missing", "Phone contact.phone", "Email contact.email"],
        Assert.Throws<RuleBroken>(() => Add(new("", "nol", "sari", []))).All.Select(fault => $"{fault.Field} {fault.Code}"));

    [Fact]
    public void An_emergency_contact_has_a_telephone()
    {
        var draft = Whole with { Phone = " ", Roles = [ContactRole.Emergency] };

        Assert.Equal("contact.phone-missing", Assert.Throws<RuleBroken>(() => Add(draft)).Code);
        Assert.True(Add(draft with { Phone = "112" }).IsEmergency);
        Assert.Equal("", Add(draft with { Roles = [ContactRole.Technical] }).Phone);
    }

    private static CompanyContact Add(ContactDraft draft) => CompanyContact.Add(Guid.NewGuid(), draft, DateTimeOffset.UnixEpoch);
}
