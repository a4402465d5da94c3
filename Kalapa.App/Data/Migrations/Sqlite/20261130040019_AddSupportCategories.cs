using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Kalapa.App.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddSupportCategories : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SupportCategories",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    GroupCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NameId = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportCategories", x => x.Code);
                });

            migrationBuilder.InsertData(
                table: "SupportCategories",
                columns: new[] { "Code", "Active", "GroupCode", "NameEn", "NameId", "Position" },
                values: new object[,]
                {
                    { "ACCESS", true, "", "Access and badges", "Akses dan kartu", 3 },
                    { "ACCESS.BADGE", true, "ACCESS", "A badge or key does not work", "Kartu atau kunci tidak berfungsi", 0 },
                    { "ACCESS.PERSON", true, "ACCESS", "Give or take a person's access", "Menambah atau mencabut akses seseorang", 1 },
                    { "BILLING", true, "", "Contract and billing", "Kontrak dan tagihan", 6 },
                    { "BILLING.CONTRACT", true, "BILLING", "Contract", "Kontrak", 0 },
                    { "BILLING.INVOICE", true, "BILLING", "Invoice", "Tagihan", 1 },
                    { "COMPLAINT", true, "", "Complaint", "Keluhan", 8 },
                    { "COOLING", true, "", "Cooling", "Pendinginan", 1 },
                    { "COOLING.HOT", true, "COOLING", "Too hot", "Suhu terlalu panas", 0 },
                    { "COOLING.HUMIDITY", true, "COOLING", "Humidity", "Kelembapan", 2 },
                    { "COOLING.LEAK", true, "COOLING", "Water or a leak", "Air atau kebocoran", 1 },
                    { "HANDS", true, "", "Remote hands", "Tangan di tempat (remote hands)", 5 },
                    { "HANDS.CABLE", true, "HANDS", "Connect or move a cable", "Pasang atau pindahkan kabel", 2 },
                    { "HANDS.INSTALL", true, "HANDS", "Install a device", "Pasang perangkat", 3 },
                    { "HANDS.LOOK", true, "HANDS", "Look and photograph", "Lihat dan foto", 0 },
                    { "HANDS.PARCEL", true, "HANDS", "Receive a parcel", "Terima paket", 4 },
                    { "HANDS.RESTART", true, "HANDS", "Restart a device", "Nyalakan ulang perangkat", 1 },
                    { "NETWORK", true, "", "Network and cross-connect", "Jaringan dan cross-connect", 2 },
                    { "NETWORK.CROSSCONNECT", true, "NETWORK", "New or changed cross-connect", "Cross-connect baru atau diubah", 2 },
                    { "NETWORK.DOWN", true, "NETWORK", "Connection is down", "Koneksi putus", 0 },
                    { "NETWORK.SLOW", true, "NETWORK", "Slow or losing packets", "Koneksi lambat atau hilang paket", 1 },
                    { "POWER", true, "", "Power", "Listrik", 0 },
                    { "POWER.OUTAGE", true, "POWER", "Power is off", "Listrik padam", 0 },
                    { "POWER.PDU", true, "POWER", "PDU or rack socket", "PDU atau stopkontak rak", 2 },
                    { "POWER.QUALITY", true, "POWER", "Unstable voltage", "Tegangan tidak stabil", 1 },
                    { "QUESTION", true, "", "Question", "Pertanyaan", 7 },
                    { "RACK", true, "", "Rack and room", "Rak dan ruang", 4 },
                    { "RACK.LOCK", true, "RACK", "Rack door or lock", "Pintu atau kunci rak", 0 },
                    { "RACK.ROOM", true, "RACK", "Cleanliness, light or noise of the room", "Kebersihan, lampu, atau suara ruang", 2 },
                    { "RACK.SPACE", true, "RACK", "Rack space and power", "Tempat dan daya rak", 1 }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SupportCategories");
        }
    }
}
