using System.Globalization;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Domain.Papers;

public sealed class PaperInputsTests
{
    private static readonly Visitor Worker = Requests.Visitor("Bagus", VisitorRole.Worker);
    private static readonly RequestContent Content = Requests.Work() with { Visitors = [Requests.Visitor("Sari", VisitorRole.Lead), Worker] };

    public static TheoryData<string, string> Facts => new()
    {
        { "Title", "D08" },
        { "WorkSteps", "D08" },
        { "Zones", "D08" },
        { "Types", "D01 D08 D12" },
        { "Window", "D01" },
        { "Equipment", "D06 D07" },
        { "Hazards", "D17" },
        { "IncidentNumber", "D20" },
        { "another visitor", "D01 D02 D04 D13" },
        { "the worker's name", "D01 D02 D12 D13" },
        { "Purpose", "" },
        { "Racks", "" },
        { "the window's offset", "" },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Changed_fact_concerns_these_papers_alone(string fact, string papers)
    {
        var changed = Change(fact);
        PaperSlot[] slots = [.. "D01 D02 D04 D06 D07 D08 D13 D17 D20".Split(' ').Select(code => new PaperSlot(code)), new("D12", Worker.PersonId)];

        var concerned = slots.Where(slot => PaperInputs.Of(slot, "CBT", Content) != PaperInputs.Of(slot, "CBT", changed));

        Assert.Equal(papers, string.Join(' ', concerned.Select(slot => slot.Requirement).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Readers_language_changes_nothing()
    {
        var content = Content with { Visitors = [Worker with { Company = "aa" }, Worker with { Company = "Z" }, Worker with { Company = "ä" }] };
        var before = CultureInfo.CurrentCulture;
        try
        {
            var seen = new[] { "", "id-ID", "en-US", "da-DK" }.Select(name =>
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                return PaperInputs.Of(new("D04"), "CBT", content);
            });
            Assert.Single(seen.Distinct());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static RequestContent Change(string fact) => fact switch
    {
        "Title" => Content with { Title = "Another" },
        "WorkSteps" => Content with { WorkSteps = "Another" },
        "Zones" => Content with { Zones = ["LBY"] },
        "Types" => Content with { Types = ["WRK", "ELC"] },
        "Window" => Content with { Window = Content.Window! with { End = Content.Window.End.AddMinutes(1) } },
        "Equipment" => Content with { Equipment = [new(EquipmentDirection.In, "Switch", "", "", "S1", 1)] },
        "Hazards" => Content with { Hazards = ["Acid"] },
        "IncidentNumber" => Content with { IncidentNumber = "INC-2" },
        "another visitor" => Content with { Visitors = [.. Content.Visitors, Requests.Visitor("Laras", VisitorRole.Worker) with { Company = "PT Lain" }] },
        "the worker's name" => Content with { Visitors = [Content.Visitors[0], Worker with { FullName = "Bagas" }] },
        "Purpose" => Content with { Purpose = "Another" },
        "Racks" => Content with { Racks = "A-12" },
        "the window's offset" => Content with { Window = new(Content.Window!.Start.ToUniversalTime(), Content.Window.End.ToUniversalTime()) },
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };
}
