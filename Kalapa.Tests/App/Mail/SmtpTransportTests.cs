using Kalapa.App.Mail;
using Kalapa.Tests.Support;
using MimeKit;
using Xunit;

namespace Kalapa.Tests.App.Mail;

/// <summary>Letters to a real mail server, read back from its folder.</summary>
public sealed class SmtpTransportTests
{
    private static readonly OutgoingMail Letter = new("sari@contoh.example", "Sari Wulandari", "CBT-2611-00042-7: Permintaan disetujui", "Halo Sari,\n", "<p>Halo Sari,</p>")
    {
        Id = "kalapa.letter.1",
        Thread = "kalapa.ticket.7",
        UnsubscribeAt = "https://kalapa.example/akun/pengaturan",
    };

    [Fact]
    public async Task A_letter_arrives_with_both_forms_and_is_marked_as_a_machines()
    {
        await using var server = MailServer.Prepare();
        await server.Start();
        using var transport = Transport(server);

        var answer = await transport.Send(Letter, TestContext.Current.CancellationToken);
        await transport.Send(Letter with { Id = "kalapa.letter.2" }, TestContext.Current.CancellationToken);
        await transport.Rest();

        Assert.Equal(MailOutcome.Accepted, answer.Outcome);
        var (first, second) = (server.Letters()[0], server.Letters()[1]);
        Assert.Equal((Letter.Subject, "\"Kalapa\" <izin@kalapa.example>", "\"Sari Wulandari\" <sari@contoh.example>"), (first.Subject, first.From.ToString(), first.To.ToString()));
        Assert.Equal("kalapa.letter.1@kalapa.example", first.MessageId);
        Assert.Equal(("auto-generated", "All"), (first.Headers[HeaderId.AutoSubmitted], first.Headers["X-Auto-Response-Suppress"]));
        Assert.Equal("<https://kalapa.example/akun/pengaturan>", first.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(first.Body).Select(part => part.ContentType.MimeType));
        Assert.Equal(("Halo Sari,", "<p>Halo Sari,</p>"), (first.TextBody?.Trim(), first.HtmlBody?.Trim()));
        // One ticket is one thread, whichever letter its reader kept.
        Assert.Equal((first.InReplyTo, first.References.Single()), (second.InReplyTo, second.References.Single()));
    }

    [Fact]
    public async Task A_letter_that_a_server_will_never_take_is_told_from_one_that_it_cannot_take_now()
    {
        await using var server = MailServer.Prepare();
        using var transport = Transport(server);
        Assert.Equal(MailOutcome.Away, (await transport.Send(Letter, TestContext.Current.CancellationToken)).Outcome);

        await server.Start(largest: 2000);
        var large = await transport.Send(Letter with { Text = new string('a', 5000) }, TestContext.Current.CancellationToken);
        Assert.Equal(MailOutcome.Refused, large.Outcome);
        Assert.StartsWith("552", large.Said, StringComparison.Ordinal);
        Assert.Equal(MailOutcome.Refused, (await transport.Send(Letter with { To = "bukan alamat" }, TestContext.Current.CancellationToken)).Outcome);

        // One that it takes goes through after these, and again after the server was gone for a while.
        Assert.Equal(MailOutcome.Accepted, (await transport.Send(Letter, TestContext.Current.CancellationToken)).Outcome);
        await server.Kill();
        Assert.Equal(MailOutcome.Away, (await transport.Send(Letter, TestContext.Current.CancellationToken)).Outcome);
        await server.Start();
        Assert.Equal(MailOutcome.Accepted, (await transport.Send(Letter, TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal(2, server.Letters().Count);
    }

    [Fact]
    public async Task A_server_without_tls_gets_nothing_where_tls_is_demanded()
    {
        await using var server = MailServer.Prepare();
        await server.Start();
        using var transport = new SmtpTransport(new("127.0.0.1", server.Port, MailSecurity.StartTls, "izin@kalapa.example") { User = "kalapa", Password = "rahasia" });

        Assert.Equal(MailOutcome.Away, (await transport.Send(Letter, TestContext.Current.CancellationToken)).Outcome);
        Assert.Empty(server.Letters());
    }

    [Theory]
    [InlineData("izin@kalapa.example", true)]
    [InlineData("Kalapa <izin@kalapa.example>", true)]
    [InlineData("Kalapa", false)]
    [InlineData("a@kalapa.example, b@kalapa.example", false)]
    [InlineData("", false)]
    public void A_sender_is_one_address(string value, bool isOne) => Assert.Equal(isOne, SmtpTransport.IsAddress(value));

    private static SmtpTransport Transport(MailServer server) => new(new("127.0.0.1", server.Port, MailSecurity.None, "Kalapa <izin@kalapa.example>"));
}
