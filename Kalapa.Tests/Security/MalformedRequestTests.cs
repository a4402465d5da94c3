using System.Net;
using System.Text.RegularExpressions;
using Kalapa.App.Demo;
using Kalapa.Tests.Support;
using Xunit;

namespace Kalapa.Tests.Security;

/// <summary>Requests written by hand get an answer, never a fault of the server (R133).</summary>
public sealed partial class MalformedRequestTests(AppProcess app) : IClassFixture<AppProcess>
{
    [Theory]
    [InlineData("/cek/X?r=abc", 200)]
    [InlineData("/cek/X?r=99999999999999999999", 200)]
    [InlineData("/cek/X?r=-1", 200)]
    [InlineData("/cek/%00", 400)]
    [InlineData("/akun/masuk?returnUrl=%2Fantrian%3Fcari%3D%C3%A9%F0%9F%98%80", 200)]
    [InlineData("/akun/undangan/%F0%9F%98%80", 200)]
    [InlineData("/galat/99999999999", 401)]
    public async Task A_stranger_types_anything(string path, int status)
    {
        using var nobody = DemoVisitor.Nobody(app.Address);
        Assert.Equal(status, await nobody.Ask(path));
    }

    [Theory]
    [InlineData("cs", "/antrian?tiket=abc")]
    [InlineData("cs", "/klien?perusahaan=abc")]
    [InlineData("client", "/permintaan/baru?dari=abc")]
    [InlineData("supervisor", "/persetujuan?tiket=abc")]
    [InlineData("supervisor", "/cabang?tiket=abc")]
    [InlineData("admin", "/pengguna?mulai=abc")]
    [InlineData("admin", "/audit?sebelum=abc&dari=abc&tiket=%00")]
    public async Task So_does_somebody_who_is_signed_in(string who, string path)
    {
        using var visitor = await DemoVisitor.SignIn(app.Address, Email(who));
        Assert.Equal(200, await visitor.Ask(path));
    }

    [Theory]
    [InlineData("/antrian?cari=é😀")]
    [InlineData("/antrian?cari=\ud83d")]
    public async Task Whoever_comes_back_to_an_address_outside_ascii_gets_there(string returnUrl)
    {
        using var nobody = DemoVisitor.Nobody(app.Address);
        foreach (var path in new[] { "/akun/bahasa", "/akun/tema", "/akun/keluar", "/akun/demo" })
        {
            using var form = new FormUrlEncodedContent(
            [
                new("returnUrl", returnUrl), new("language", "id"), new("theme", "dark"), new("email", DemoPeople.Agent.Email!),
                new("__RequestVerificationToken", await nobody.Token()),
            ]);
            using var answer = await nobody.Answer(path, HttpMethod.Post, form);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, answer.StatusCode));
            Assert.StartsWith("/antrian?cari=%", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refused_upload_says_why_it_was_refused()
    {
        using var visitor = await DemoVisitor.SignIn(app.Address, DemoPeople.Client.Email!);
        using var answer = await visitor.Answer($"/berkas/{Guid.CreateVersion7()}/D01?name=a.pdf", HttpMethod.Put, new ByteArrayContent([1]));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_method_that_a_page_does_not_take_is_still_not_allowed()
    {
        using var visitor = await DemoVisitor.SignIn(app.Address, DemoPeople.Client.Email!);
        using var answer = await visitor.Answer("/beranda", HttpMethod.Put, new ByteArrayContent([1]));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Theory]
    [InlineData("client", "/permintaan/{0}")]
    [InlineData("client", "/permintaan/{0}/isi")]
    [InlineData("client", "/pas/{0}")]
    [InlineData("cs", "/tiket/{0}")]
    public async Task A_page_of_what_is_not_there_is_404_in_its_own_words(string who, string page)
    {
        using var visitor = await DemoVisitor.SignIn(app.Address, Email(who));
        using var answer = await visitor.Answer(string.Format(null, page, Guid.CreateVersion7()));
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Matches(Own(), said);
    }

    private static string Email(string who) => who switch
    {
        "client" => DemoPeople.Client.Email!,
        "cs" => DemoPeople.Agent.Email!,
        "supervisor" => DemoPeople.Supervisor.Email!,
        _ => DemoPeople.Admin.Email!,
    };

    [GeneratedRegex("class=\"empty-state\"")]
    private static partial Regex Own();
}
