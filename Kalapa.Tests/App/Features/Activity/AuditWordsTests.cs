using System.Text.RegularExpressions;
using Kalapa.App.Features.Activity;
using Kalapa.App.Shared;
using Kalapa.Domain.Access;
using Kalapa.Domain.Audit;
using Kalapa.Domain.Papers;
using Kalapa.Domain.Permits;
using Kalapa.Tests.App.Localisation;
using Kalapa.Tests.App.Shared;
using Kalapa.Tests.Architecture;
using Kalapa.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace Kalapa.Tests.App.Features.Activity;

/// <summary>Nothing of the record reaches a reader as a program wrote it (R82).</summary>
public sealed partial class AuditWordsTests : SharedTest
{
    private static readonly IReadOnlyDictionary<string, string> Known = Words.Indonesian(typeof(ActivityWords));

    [Fact]
    public void Every_event_that_is_written_has_a_name_and_a_place_in_the_filter()
    {
        var written = Code.SelectMany(code => Written().Matches(code).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.Contains("account.disabled", written);
        Assert.Contains("owner.lost", written);
        Assert.DoesNotContain(written, type => !Known.ContainsKey($"Event.{type}"));
        Assert.Empty(written.Except(EventTypes.All));
    }

    [Fact]
    public void Every_value_that_is_written_has_a_label()
    {
        var written = Code.SelectMany(code => Statement().Matches(code)).SelectMany(call => Value().Matches(call.Value).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.Contains("account", written);
        Assert.Contains("inside", written);
        Assert.DoesNotContain(written, key => !Known.ContainsKey($"Value.{key.Split('.')[0]}"));
    }

    [Theory]
    [InlineData("Operation", typeof(Operation))]
    [InlineData("Verdict", typeof(Verdict))]
    [InlineData("Reason", typeof(ReasonCode))]
    [InlineData("Reason", typeof(Kalapa.App.Features.Tickets.CancelCode))]
    [InlineData("Status", typeof(Kalapa.Domain.Organisation.TenantStatus))]
    public void Every_choice_that_is_written_has_a_word(string prefix, Type choices) =>
        Assert.DoesNotContain(Enum.GetNames(choices), name => !Known.ContainsKey($"{prefix}.{name}"));

    [Theory]
    [InlineData("id", "Ditolak di gerbang|Ditangguhkan|Alasan di gerbang: Izin ditangguhkan")]
    [InlineData("en", "Turned away at the gate|Suspended|Reason at the gate: Permit suspended")]
    public void A_refusal_at_the_gate_is_told_in_the_language_of_the_reader(string language, string told)
    {
        using var reader = new Reader(language);
        var happened = new AuditEvent
        {
            ActorName = "Joko",
            Type = AuditEvent.DeniedAtGate,
            To = nameof(PermitState.Suspended),
            Values = new Dictionary<string, string> { ["denied"] = nameof(DenyCode.Suspended) },
        };

        Assert.Equal(told, string.Join('|', AuditText.Name(happened.Type, Said), AuditText.Move(happened, Said, Shared), Details(happened)));
        Assert.Null(AuditText.RuleOf(happened.Type));
    }

    [Fact]
    public void What_changed_is_told_in_words_on_both_sides()
    {
        using var reader = new Reader("en");
        var happened = new AuditEvent
        {
            ActorName = "Anita",
            Type = "account.changed",
            Values = new Dictionary<string, string> { ["role.changed"] = "Cs → Supervisor", ["lead.changed"] = "True → False", ["fields"] = "Title, Window" },
        };

        Assert.Equal("Role: Customer service → Supervisor; CS lead: yes → no; Fields changed: title, visit time", Details(happened));
    }

    private IStringLocalizer<ActivityWords> Said => Services.GetRequiredService<IStringLocalizer<ActivityWords>>();

    [Theory]
    [InlineData("U01", "Waiting for the client")]
    [InlineData("T08", "Needs completion")]
    public void A_state_is_called_as_it_is_for_its_kind_of_ticket(string type, string called)
    {
        using var reader = new Reader("en");
        Assert.EndsWith(called, AuditText.Move(new() { ActorName = "Rina", Type = type, From = "InReview", To = "Returned" }, Said, Shared), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_a_follow_up_is_told_in_words_also_when_it_is_the_leads()
    {
        using var reader = new Reader("id");
        Assert.Equal("Untuk: Pemimpin layanan → Rina", Details(new()
        {
            ActorName = "Rina",
            Type = "follow-up.moved",
            Values = new Dictionary<string, string> { ["for.changed"] = "CsLeads → Rina" },
        }));
    }

    private IStringLocalizer<SharedWords> Shared => Services.GetRequiredService<IStringLocalizer<SharedWords>>();

    private string Details(AuditEvent happened) => string.Join("; ", AuditText.Values(happened, Said, Shared).Select(value => $"{value.Label}: {value.Text}"));

    private static IEnumerable<string> Code => SourceFile.Ours.Where(file => (file.IsIn("Kalapa.App") || file.IsIn("Kalapa.Domain")) && file.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(file => file.Text);

    [GeneratedRegex("""\b(?:Note|Record)\((?:[a-zA-Z]+ \? )?"([a-zA-Z0-9.-]+)"(?! \+)""")]
    private static partial Regex Written();

    // A call that writes an event, up to its end.
    [GeneratedRegex("""\b(?:Note|Record|Move)\([^;]*;""")]
    private static partial Regex Statement();

    [GeneratedRegex("""(?<!\w)\("([a-zA-Z.]+)", """)]
    private static partial Regex Value();
}
