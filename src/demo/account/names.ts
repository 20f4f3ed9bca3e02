/** A name as it is written, and in the letters of an e-mail address. */
export type Spelling = readonly [written: string, ascii: string];

function plain(names: string): Spelling[] {
  return names.split(" ").map((name) => [name, toAscii(name)]);
}

/** Strips the accents of Latin letters: `Łukasz` becomes `lukasz`. */
export function toAscii(name: string): string {
  return name
    .replaceAll(/[łŁ]/g, "l")
    .replaceAll(/[øØ]/g, "o")
    .replaceAll(/[æÆ]/g, "ae")
    .replaceAll(/[ß]/g, "ss")
    .replaceAll(/[ðÐđĐ]/g, "d")
    .replaceAll(/[þÞ]/g, "th")
    .replaceAll(/[ıİ]/g, "i")
    .normalize("NFD")
    .replaceAll(/[^A-Za-z]/g, "")
    .toLowerCase();
}

/** Given names from many places, some in their own script. */
export const GIVEN_NAMES: readonly Spelling[] = [
  ...plain("Amara Chidi Ngozi Kwame Abena Thabo Lerato Wanjiru Kamau Zuri Tendai Folake Emeka Adaeze Sipho Naledi"),
  ...plain("Søren Freja Åsa Björn Sigrún Þórdís Mikkel Aino Eero Liv Henrik Tuva Ásgeir Linnéa Oskar Maja"),
  ...plain(
    "Łukasz Agnieszka Zdeněk Jiří Věra Zoltán Réka Ștefan Ioana Živa Matej Dragana Miloš Zuzana Przemysław Halina",
  ),
  ...plain("Jürgen Anke Lotte Greet Joris Maëlle Loïc Élodie Aurélien Chiara Matteo Begoña Íñigo Marisol Inês Tomé"),
  ...plain(
    "João Luísa Gonçalo Thiago Renata Ximena Joaquín Marlén Yolanda Ramiro Paloma Efraín Noelia Ulises Itzel Nahuel",
  ),
  ...plain("Priya Arjun Kavya Rohan Meera Vikram Ananya Ishaan Farhana Tahmid Sanduni Kasun Aiza Hamza Zoya Bilal"),
  ...plain("Layla Yusuf Samira Tariq Rania Nabil Dalia Karim Shirin Kaveh Golnaz Navid Ayşe Çağla Emre Gökhan"),
  ...plain("Nguyên Thảo Hải Linh Dewi Bayu Putri Agung Malee Somchai Aroon Tala Kalani Mahina Aroha Tāne"),
  ...plain("Grace Oliver Harriet Callum Niamh Eoin Siobhán Rhys Angharad Fergus Tess Wesley Dana Marcus Joan Theo"),
  ["結衣", "yui"],
  ["大翔", "hiroto"],
  ["さくら", "sakura"],
  ["민준", "minjun"],
  ["서연", "seoyeon"],
  ["思远", "siyuan"],
  ["雨桐", "yutong"],
  ["Олена", "olena"],
  ["Дмитро", "dmytro"],
  ["Ελένη", "eleni"],
  ["Νίκος", "nikos"],
  ["نور", "noor"],
  ["ליאור", "lior"],
  ["अनिका", "anika"],
  ["ნინო", "nino"],
  ["Արամ", "aram"],
];

/** Family names, likewise. */
export const FAMILY_NAMES: readonly Spelling[] = [
  ...plain("Adeyemi Boateng Chukwu Dlamini Eze Farah Gathoni Haile Iweala Juma Kariuki Moyo Nkosi Oduya Phiri Sow"),
  ...plain(
    "Ågren Bjørnstad Dalgaard Eskola Fjeldstad Grönlund Hauksdóttir Järvinen Kjær Lindgård Mäkinen Nygård Sæther Vang",
  ),
  ...plain(
    "Brzeziński Czarnecki Dvořák Fazekas Gašpar Horváth Ionescu Jovanović Kovačević Nowicki Ördög Pražák Szűcs Țurcanu Žukauskas",
  ),
  ...plain(
    "Achterberg Böhm Claes Dührkopp Estève Fäßler Gauthier Hölzl Janssens Lefèvre Müntz Noé Peeters Rössler Sträßer",
  ),
  ...plain(
    "Almeida Barrionuevo Cordeiro Dávila Echeverría Fuentealba Gonçalves Ibáñez Jaramillo Leão Magalhães Núñez Ochoa Quiñones Veríssimo",
  ),
  ...plain(
    "Banerjee Chaudhry Deshmukh Gunasekara Iyer Jayawardena Khatun Malhotra Nair Pillai Qureshi Rahman Sethi Thapa Vaidya",
  ),
  ...plain(
    "Abboud Bakir Çelik Demirci Ebrahimi Fakhoury Ghazal Haddadin Jaziri Khoury Mansouri Özdemir Rahimi Şahin Yıldız",
  ),
  ...plain("Đặng Hoàng Lê Trần Vũ Santoso Wijaya Suwan Thongchai Reyes Kahale Ngata Tamihana Malietoa Ravu"),
  ...plain(
    "Ashworth Bellweather Carrow Dunmore Ellery Fairbairn Gwynne Hathersage Inkpen Kilbride Llewellyn Marchbanks Netherby Oakshott Pendry",
  ),
  ["藤森", "fujimori"],
  ["小野寺", "onodera"],
  ["早乙女", "saotome"],
  ["남궁", "namgung"],
  ["황보", "hwangbo"],
  ["欧阳", "ouyang"],
  ["司马", "sima"],
  ["Ковальчук", "kovalchuk"],
  ["Шевчук", "shevchuk"],
  ["Παπαδάκης", "papadakis"],
  ["الهاشمي", "alhashimi"],
  ["בן־עמי", "benami"],
  ["कुलकर्णी", "kulkarni"],
  ["მაისურაძე", "maisuradze"],
  ["Սարգսյան", "sargsyan"],
];
