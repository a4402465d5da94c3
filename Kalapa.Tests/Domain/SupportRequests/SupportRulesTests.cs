using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.SupportRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.SupportRequests;

/// <summary>What stands in the way of sending a support request.</summary>
public sealed class SupportRulesTests
{
    private static readonly HandsOn Consented = new()
    {
        Steps = "Tekan tombol daya.",
        MayBeSwitchedOff = true,
        Contact = "Sari 0812 3456",
        Consent = new("HandsOn", HandsOn.ConsentVersion, Actors.Requester.UserId, Requests.Now),
    };

    [Fact]
    public void An_ordinary_fault_may_be_sent() => Assert.Empty(Faults(SupportBuilder.Fault));

    [Fact]
    public void Everything_that_is_missing_is_said_at_once() =>
        Assert.Equal(["Category", "Title", "Impact", "Description"], Faults(new()));

    [Fact]
    public void A_group_with_topics_is_no_category()
    {
        Assert.Equal(["Category"], Faults(SupportBuilder.Fault with { Category = "POWER" }));
        Assert.Empty(Faults(SupportBuilder.Fault with { Category = "QUESTION" }));
    }

    [Fact]
    public void A_zone_is_one_of_the_branch() => Assert.Equal(["Zone"], Faults(SupportBuilder.Fault with { Zone = "XX9" }));

    [Fact]
    public void Nothing_began_in_the_future()
    {
        Assert.Equal(["Since"], Faults(SupportBuilder.Fault with { Since = Requests.Now.AddMinutes(1) }));
        Assert.Empty(Faults(SupportBuilder.Fault with { Since = Requests.Now.AddHours(-1) }));
    }

    [Fact]
    public void Hands_need_steps_an_answer_a_contact_and_a_consent()
    {
        var asked = SupportBuilder.Fault with { Category = "HANDS.RESTART" };

        Assert.Equal(["Steps", "MayBeSwitchedOff", "Contact", "Consent"], Faults(asked));
        Assert.Empty(Faults(asked with { HandsOn = Consented }));
    }

    [Fact]
    public void What_is_not_asked_of_hands_keeps_no_consent() => Assert.Null((SupportBuilder.Fault with { HandsOn = Consented }).Cleaned().HandsOn);

    [Fact]
    public void A_branch_that_the_company_may_not_use_is_named()
    {
        var tenant = Requests.Nusantara();
        tenant.AllowedBranches = [];

        var faults = SupportRules.Check(SupportBuilder.Fault, Requests.Cibitung(), tenant, SupportCatalogue.Default, Requests.Now);

        Assert.Equal([SubmissionRules.BranchField], faults.Select(fault => fault.Field));
    }

    private static IEnumerable<string?> Faults(SupportDetails details) =>
        SupportRules.Check(details, Requests.Cibitung(), Requests.Nusantara(), SupportCatalogue.Default, Requests.Now).Select(fault => fault.Field);
}
